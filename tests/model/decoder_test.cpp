#include "regard/model/decoder.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <map>
#include <set>

#include "model/small_model.h"

namespace regard {
namespace {

class DecoderContractTest : public testing::TestWithParam<ModelOptions> {
 protected:
  void SetUp() override {
    model_ = small_model(GetParam());
    source_ = model_->encode(batch_.source);
  }

  Decoder& decoder() { return model_->decoder(); }
  bool attends() const { return GetParam().attention != AttentionKind::none; }

  /// One word is so likely that the decoder says nothing else.
  void always_say(int64_t word) {
    torch::NoGradGuard no_grad;
    decoder().output().bias()[word] = 1e3;
  }

  Batch batch_ = small_batch();
  std::shared_ptr<Seq2Seq> model_;
  EncoderOutput source_;
};

TEST_P(DecoderContractTest, WordByWordIsTheWhole) {
  const torch::Tensor whole = decoder().forward(batch_.target_in, source_);
  DecoderState state = decoder().start(source_);
  for (int64_t t = 0; t < batch_.target_in.size(1); ++t) {
    const torch::Tensor words = batch_.target_in.select(1, t);
    const StepOutput said = decoder().step(words, state);
    DecoderStep step = decoder().advance(words, state);
    EXPECT_LE(largest_difference(step.features, whole.select(1, t)), rounding);
    EXPECT_TRUE(torch::equal(said.logits, decoder().output().forward(step.features)));
    ASSERT_EQ(step.attention.defined(), attends());
    state = std::move(step.state);
  }
}

/// Counts the acts of each part and keeps the weights of the last cross attention.
struct Onlooker : AttentionObserver {
  std::map<std::pair<AttentionPart, int64_t>, int64_t> queries;
  std::map<int64_t, torch::Tensor> cross;  // of each layer, all steps so far

  torch::Tensor see(const AttentionAct& act) override {
    queries[{act.site.part, act.site.layer}] += act.weights.size(2);
    if (act.site.part != AttentionPart::cross) return act.weights;
    torch::Tensor& all = cross[act.site.layer];
    all = all.defined() ? torch::cat({all, act.weights}, 2) : act.weights;
    return act.weights;
  }
};

TEST_P(DecoderContractTest, WhoLooksOnSeesEveryAttentionAndChangesNothing) {
  Onlooker onlooker;
  const torch::Tensor alone = decoder().forward(batch_.target_in, source_);
  const torch::Tensor seen =
      decoder().forward(batch_.target_in, model_->encode(batch_.source, &onlooker));
  EXPECT_LE(largest_difference(seen, alone), rounding);
  std::map<std::pair<AttentionPart, int64_t>, int64_t> expected;
  const auto expect = [&](AttentionPart part, int64_t layers, int64_t steps) {
    for (int64_t layer = 0; layer < layers; ++layer) expected[{part, layer}] = steps;
  };
  const int64_t target = batch_.target_in.size(1);
  const bool transformer = GetParam().decoder == DecoderKind::transformer;
  if (GetParam().encoder == EncoderKind::transformer)
    expect(AttentionPart::encoder, GetParam().encoder_layers, batch_.source.ids.size(1));
  if (transformer) expect(AttentionPart::decoder, GetParam().decoder_layers, target);
  if (attends()) expect(AttentionPart::cross, transformer ? GetParam().decoder_layers : 1, target);
  EXPECT_EQ(onlooker.queries, expected);
  if (!attends()) return;
  const torch::Tensor weights = onlooker.cross.rbegin()->second.mean(1);  // [B,T,S]
  DecoderState state = decoder().start(source_);
  for (int64_t t = 0; t < target; ++t) {
    StepOutput said = decoder().step(batch_.target_in.select(1, t), state);
    EXPECT_LE(largest_difference(weights.select(1, t), said.attention), rounding);
    state = std::move(said.state);
  }
}

TEST_P(DecoderContractTest, WhoLooksOnGoesAlongWithSelectedRows) {
  if (!attends()) GTEST_SKIP() << "there is nothing to see";
  Onlooker onlooker;
  DecoderState state = decoder().start(model_->encode(batch_.source, &onlooker));
  for (int64_t t = 0; t < 2; ++t) {
    state = decoder().step(batch_.target_in.select(1, t), state).state;
    state = state.select(torch::tensor({2, 0, 1}));
  }
  for (const auto& [layer, weights] : onlooker.cross) EXPECT_EQ(weights.size(2), 2) << layer;
}

TEST_P(DecoderContractTest, SelectedRowsGoOnAsTheyWere) {
  const torch::Tensor rows = torch::tensor({2, 0, 2, 1});
  const DecoderState state =
      decoder().step(batch_.target_in.select(1, 0), decoder().start(source_)).state;
  const torch::Tensor words = batch_.target_in.select(1, 1);
  const StepOutput plain = decoder().step(words, state);
  const StepOutput moved = decoder().step(words.index_select(0, rows), state.select(rows));
  EXPECT_LE(largest_difference(moved.logits, plain.logits.index_select(0, rows)), rounding);
  // Three hypotheses of one sentence go on with each other's words.
  const EncoderOutput one =
      model_->encode({.ids = batch_.source.ids.narrow(0, 0, 1).expand({3, -1}),
                      .lengths = torch::tensor({5, 5, 5})});
  const DecoderState said =
      decoder().step(batch_.target_in.select(1, 1), decoder().start(one)).state;
  const torch::Tensor order = torch::tensor({2, 0, 0});
  EXPECT_LE(largest_difference(decoder().step(words, said.reorder(order)).logits,
                               decoder().step(words, said.select(order)).logits),
            rounding);
  if (!attends()) return;
  EXPECT_LE(largest_difference(moved.attention, plain.attention.index_select(0, rows)), rounding);
}

TEST_P(DecoderContractTest, AStepLeavesItsStateAsItWas) {
  const DecoderState state = decoder().start(source_);
  const torch::Tensor words = batch_.target_in.select(1, 0);
  const torch::Tensor first = decoder().step(words, state).logits;
  EXPECT_TRUE(torch::equal(decoder().step(words, state).logits, first));
}

TEST_P(DecoderContractTest, FreeRunStopsWhenAllHaveEnded) {
  torch::Tensor said;
  always_say(special::eos);
  EXPECT_EQ(decoder().free_run(source_, 5, said).size(1), 1);
  EXPECT_TRUE(torch::equal(said, torch::full({3, 1}, special::eos)));
  always_say(6);
  assign(decoder().output().bias()[special::eos], torch::zeros(1));
  EXPECT_EQ(decoder().free_run(source_, 5, said).size(1), 5);
  EXPECT_TRUE(torch::equal(said, torch::full({3, 5}, 6)));
}

TEST_P(DecoderContractTest, FreeRunIsFedItsOwnWords) {
  torch::Tensor said;
  const torch::Tensor run = decoder().free_run(source_, 4, said);
  const torch::Tensor fed = torch::constant_pad_nd(said, {1, -1}, special::bos);
  const torch::Tensor forced = decoder().forward(fed, source_);
  EXPECT_LE(largest_difference(run, forced), rounding);
  EXPECT_TRUE(torch::equal(said, decoder().output().forward(forced).argmax(-1)));
}

TEST_P(DecoderContractTest, DropsOutInTrainingOnly) {
  ModelOptions options = GetParam();
  options.decoder_dropout = 0.5;
  model_ = small_model(options);
  const auto features = [&] { return decoder().forward(batch_.target_in, source_); };
  // The tutorial's decoder without attention has no dropout.
  const bool drops = options.decoder != DecoderKind::tutorial || attends();
  EXPECT_EQ(torch::equal(features(), features()), !drops);
  model_->eval();
  EXPECT_TRUE(torch::equal(features(), features()));
}

TEST_P(DecoderContractTest, ATiedOutputSharesTheEmbeddingsStorage) {
  ModelOptions options = GetParam();
  options.tie_embeddings = TiedEmbeddings::target;
  const int64_t own = model_->parameter_count();
  model_ = small_model(options);
  const torch::Tensor& embedding = decoder().embedding()->weight;
  EXPECT_EQ(decoder().output().weight().data_ptr(), embedding.data_ptr());
  EXPECT_EQ(model_->parameter_count(), own - embedding.numel());
}

INSTANTIATE_TEST_SUITE_P(Networks, DecoderContractTest, testing::ValuesIn(every_network()),
                         [](const auto& info) { return network_name(info.param); });

TEST(DecoderTest, TheContractCoversEveryKind) {
  std::set<DecoderKind> decoders;
  std::set<AttentionKind> attentions;
  for (const ModelOptions& options : every_network()) {
    decoders.insert(options.decoder);
    attentions.insert(options.attention);
  }
  EXPECT_EQ(decoders.size(), std::size(EnumNames<DecoderKind>::values));
  EXPECT_EQ(attentions.size(), std::size(EnumNames<AttentionKind>::values));
}

}  // namespace
}  // namespace regard
