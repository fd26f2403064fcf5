#include "regard/model/seq2seq.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "model/small_model.h"

namespace regard {
namespace {

ModelOptions recipe(TiedEmbeddings tied) {
  ModelOptions options = small_options(DecoderKind::bahdanau, AttentionKind::additive);
  options.decoder_layers = 1;
  options.tie_embeddings = tied;
  return options;
}

/// The names that `state_dict()` gives in Python for the same modules.
std::vector<std::string> recipe_names() {
  std::vector<std::string> names{"encoder.embedding.weight", "decoder.embedding.weight",
                                 "decoder.bridge.weight",    "decoder.bridge.bias",
                                 "decoder.deep.weight",      "decoder.deep.bias",
                                 "decoder.out.weight",       "decoder.out.bias"};
  for (const std::string part : {"Wa", "Ua", "Va"})
    for (const std::string of : {".weight", ".bias"})
      names.push_back("decoder.attention." + part + of);
  for (const std::string part : {"weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"})
    names.push_back("decoder.gru." + part);
  for (const std::string part : {"weight_ih_l", "weight_hh_l", "bias_ih_l", "bias_hh_l"})
    for (const std::string of : {"0", "1", "0_reverse", "1_reverse"})
      names.push_back("encoder.gru." + part + of);
  return names;
}

TEST(Seq2SeqTest, HasTheNamesOfPytorchsStateDict) {
  const auto model = small_model(recipe(TiedEmbeddings::none));
  EXPECT_THAT(model->named_parameters().keys(), testing::UnorderedElementsAreArray(recipe_names()));
}

TEST(Seq2SeqTest, TiedEmbeddingsAreOneTensorThatCountsOnce) {
  constexpr VocabularySizes joint{9, 9};
  const int64_t embedding = 9 * 4;
  const int64_t apart = small_model(recipe(TiedEmbeddings::none), joint)->parameter_count();
  const auto target = small_model(recipe(TiedEmbeddings::target), joint);
  EXPECT_EQ(target->parameter_count(), apart - embedding);
  EXPECT_NE(target->encoder().embedding()->weight.data_ptr(),
            target->decoder().embedding()->weight.data_ptr());
  const auto all = small_model(recipe(TiedEmbeddings::all), joint);
  EXPECT_EQ(all->parameter_count(), apart - 2 * embedding);
  const torch::Tensor& shared = all->decoder().embedding()->weight;
  EXPECT_EQ(all->encoder().embedding()->weight.data_ptr(), shared.data_ptr());
  EXPECT_EQ(all->decoder().output().weight().data_ptr(), shared.data_ptr());
}

TEST(Seq2SeqTest, ScaledWordsAreReadAsLargerOnes) {
  for (const DecoderKind decoder : {DecoderKind::bahdanau, DecoderKind::luong}) {
    ModelOptions options = small_options(decoder, AttentionKind::additive);
    const auto plain = small_model(options);
    options.scale_embeddings = true;
    const auto scaled = small_model(options);
    torch::NoGradGuard no_grad;
    for (const auto& [name, weight] : plain->named_weights())
      scaled->named_parameters()[name].copy_(weight);
    const double root_of_width = 2;  // of an embedding of 4
    plain->encoder().embedding()->weight.mul_(root_of_width);
    plain->decoder().embedding()->weight.mul_(root_of_width);
    EXPECT_TRUE(torch::equal(scaled->forward(small_batch()), plain->forward(small_batch())));
  }
}

TEST(Seq2SeqTest, ScaledWordsBeginWithUnitVariance) {
  for (const TiedEmbeddings tied :
       {TiedEmbeddings::none, TiedEmbeddings::target, TiedEmbeddings::all}) {
    ModelOptions options = small_options(DecoderKind::luong, AttentionKind::dot);
    options.embedding_size = 16;
    options.tie_embeddings = tied;
    options.scale_embeddings = true;
    const auto model = small_model(options, {900, 900});
    for (const auto& embedding : {model->encoder().embedding(), model->decoder().embedding()})
      EXPECT_NEAR(embedding->weight.std().item<double>(), 1.0 / 4, 0.01);
  }
}

TEST(Seq2SeqTest, OneEmbeddingNeedsOneVocabulary) {
  EXPECT_THROW(Seq2Seq(recipe(TiedEmbeddings::all), {9, 8}), c10::Error);
}

class Seq2SeqContractTest : public testing::TestWithParam<ModelOptions> {
 protected:
  std::shared_ptr<Seq2Seq> model_ = small_model(GetParam());
  Batch batch_ = small_batch();
};

TEST_P(Seq2SeqContractTest, AddedPaddingAndNeighboursDoNotChangeASentence) {
  batch_.source.ids = torch::constant_pad_nd(batch_.source.ids, {0, 2});
  const torch::Tensor together = model_->forward(batch_);
  for (int64_t row = 0; row < 3; ++row) {
    Batch single = batch_;
    single.source = alone(batch_.source, row);
    single.target_in = batch_.target_in.narrow(0, row, 1);
    EXPECT_LE(largest_difference(model_->forward(single)[0], together[row]), rounding);
  }
}

TEST_P(Seq2SeqContractTest, GradientsReachEveryParameter) {
  const torch::Tensor logits = model_->decoder().output().forward(model_->forward(batch_));
  torch::log_softmax(logits, -1).gather(2, batch_.target_out.unsqueeze(2)).sum().backward();
  for (const auto& parameter : model_->named_parameters()) {
    if (!parameter.value().requires_grad()) continue;  // of a kernel that is flat
    // Before a Transformer's cross attention this makes queries alone, which no flat kernel reads.
    const bool flat = GetParam().attention == AttentionKind::boxcar ||
                      GetParam().attention == AttentionKind::constant;
    if (flat && parameter.key().find(".norm2.") != std::string::npos) continue;
    ASSERT_TRUE(parameter.value().grad().defined()) << parameter.key();
    // A softmax does not see what is added to all scores alike.
    if (parameter.key() == "decoder.attention.Va.bias") continue;
    EXPECT_GT(parameter.value().grad().abs().max().item<double>(), 1e-9) << parameter.key();
  }
}

INSTANTIATE_TEST_SUITE_P(Networks, Seq2SeqContractTest, testing::ValuesIn(every_network()),
                         [](const auto& info) { return network_name(info.param); });

/// The encoder's states of a sentence of two words, alone and beside a longer one.
std::pair<EncoderOutput, EncoderOutput> alone_and_beside(bool mask_padding) {
  ModelOptions options = recipe(TiedEmbeddings::none);
  options.mask_padding = mask_padding;
  const auto model = small_model(options);
  const std::vector<std::vector<int64_t>> one{{4, 5}}, two{{4, 5}, {6, 7, 8, 4}};
  return {model->encode(make_source_batch(one)), model->encode(make_source_batch(two))};
}

TEST(Seq2SeqTest, ASentenceKnowsNothingOfItsNeighbours) {
  const auto [alone, beside] = alone_and_beside(true);
  EXPECT_TRUE(torch::allclose(beside.states[0].narrow(0, 0, 3), alone.states[0], 0, rounding));
  EXPECT_EQ(beside.mask[0].sum().item<int64_t>(), 3);
}

TEST(Seq2SeqTest, WithoutItsMaskPaddingIsReadLikeWords) {
  const auto [alone, beside] = alone_and_beside(false);
  EXPECT_FALSE(torch::allclose(beside.states[0].narrow(0, 0, 3), alone.states[0], 0, 1e-3));
  EXPECT_TRUE(beside.mask.all().item<bool>());
}

}  // namespace
}  // namespace regard
