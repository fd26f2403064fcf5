#include "model/model_card.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/types.h>

namespace regard {
namespace {

using testing::HasSubstr;
using testing::Not;

Bundle small_bundle() {
  Config config;
  config.text.tokenizer = TokenizerKind::word;
  config.text.joint_vocabulary = false;
  config.text.vocabulary_size = 0;
  config.model.embedding_size = config.model.encoder_size = config.model.decoder_size = 3;
  config.model.encoder_layers = 2;
  config.model.max_length = 77;
  const std::vector<std::string> source = {"un deux"};
  const std::vector<std::string> target = {"one two three"};
  return {.config = config,
          .codecs = learn_codecs(source, target, config.text),
          .model = std::make_shared<Seq2Seq>(config.model, VocabularySizes{6, 7}),
          .metrics = nlohmann::ordered_json::object()};
}

TEST(ModelCardTest, TellsTheShape) {
  const std::string card = model_card(small_bundle(), "fr-en");
  EXPECT_THAT(card, HasSubstr("# fr-en\n"));
  EXPECT_THAT(card, HasSubstr("GRU, 2 layers of 2 x 3 |"));
  EXPECT_THAT(card, HasSubstr("luong; GRU, 1 layer of 3 |"));
  EXPECT_THAT(card, HasSubstr("scaled-dot"));
  EXPECT_THAT(card, HasSubstr("6 source and 7 target entries, word tokenizer"));
  EXPECT_THAT(card, HasSubstr("more than 77 tokens"));
}

TEST(ModelCardTest, TellsTheShapeOfATransformer) {
  Bundle bundle = small_bundle();
  ModelOptions& model = bundle.config.model;
  model.encoder = EncoderKind::transformer;
  model.decoder = DecoderKind::transformer;
  model.norm = NormOrder::post;
  const std::string card = model_card(bundle, "m");
  EXPECT_THAT(card,
              HasSubstr("| encoder | Transformer, 2 layers of 3, 4 heads, feed-forward 1,024, "
                        "post-norm, sinusoidal positions |"));
  EXPECT_THAT(card, HasSubstr("| decoder | Transformer, 1 layer of 3, 4 heads"));
  EXPECT_THAT(card, Not(HasSubstr("recurrent")));
}

TEST(ModelCardTest, TellsWhatWasMeasured) {
  Bundle bundle = small_bundle();
  EXPECT_THAT(model_card(bundle, "m"), HasSubstr("Nothing was measured yet."));
  EXPECT_THAT(model_card(bundle, "m"), Not(HasSubstr("## Data")));
  bundle.metrics = {{"data_licence", "CC0"},
                    {"test", {{"bleu", 30.25}, {"signature", "nrefs:1"}, {"empty", {}}}}};
  const std::string card = model_card(bundle, "m");
  EXPECT_THAT(card, HasSubstr("| test bleu | 30.25 |\n| test signature | nrefs:1 |\n"));
  EXPECT_THAT(card, HasSubstr("## Data\n\nTraining data: CC0\n"));
  EXPECT_THAT(card, Not(HasSubstr("data_licence")));
}

}  // namespace
}  // namespace regard
