#include <gmock/gmock.h>
#include <torch/types.h>

#include <algorithm>

#include "regard/translation/translator.h"
#include "training/copy_task.h"

namespace regard {
namespace {

const std::atomic<bool> never{false};

/// A network of each family, small, and where it begins to learn.
struct Family {
  std::string name;
  void (*shape)(ModelOptions&);
};

void transformer(ModelOptions& model) {
  model.encoder = EncoderKind::transformer;
  model.decoder = DecoderKind::transformer;
  model.encoder_layers = model.decoder_layers = 2;
  model.feed_forward_size = 64;
}

const Family families[] = {
    {"bahdanau_additive",
     [](ModelOptions& model) {
       model.decoder = DecoderKind::bahdanau;
       model.attention = AttentionKind::additive;
     }},
    {"luong_general", [](ModelOptions& model) { model.attention = AttentionKind::general; }},
    {"luong_scaled_dot", [](ModelOptions&) {}},
    {"luong_cosine", [](ModelOptions& model) { model.attention = AttentionKind::cosine; }},
    {"luong_fed", [](ModelOptions& model) { model.input_feeding = true; }},
    {"luong_gaussian", [](ModelOptions& model) { model.attention = AttentionKind::gaussian; }},
    {"luong_epanechnikov",
     [](ModelOptions& model) { model.attention = AttentionKind::epanechnikov; }},
    {"lstm", [](ModelOptions& model) { model.cell = CellKind::lstm; }},
    {"layers",
     [](ModelOptions& model) {
       model.encoder_layers = model.decoder_layers = 2;
       model.residual = model.layer_norm = true;
     }},
    {"transformer", transformer},
    {"transformer_gaussian",
     [](ModelOptions& model) {
       transformer(model);
       model.attention = AttentionKind::gaussian;
     }},
};

class ToyTaskTest : public ::testing::TestWithParam<Family> {
 protected:
  testing::Scratch scratch_;
  TrainingRun run_ = testing::tiny_run(scratch_ / "run");
};

TEST_P(ToyTaskTest, LearnsToReverse) {
  run_.train = pair_text(testing::reversals(2000, 1));
  run_.valid = testing::reversals(200, 2);
  ModelOptions& model = run_.config.model;
  model.embedding_size = model.attention_size = model.encoder_size = model.decoder_size = 32;
  model.encoder_dropout = model.decoder_dropout = 0;
  GetParam().shape(model);
  run_.config.runtime.precision = Precision::float32;  // processors round bfloat16 differently
  TrainingOptions& training = run_.config.training;
  training.batch_sentences = 24;
  training.warmup_updates = 50;
  training.learning_rate = 1e-2;
  training.schedule = ScheduleKind::cosine;
  training.max_updates = training.valid_every = 1200;
  train(run_, never);

  const Translator translator(run_.folder / "best", run_.config.runtime);
  const auto said_right = std::ranges::count_if(run_.valid, [&](const SentencePair& pair) {
    return translator.translate(pair.source) == pair.target;
  });
  EXPECT_GE(said_right, 198) << "of 200";
}

INSTANTIATE_TEST_SUITE_P(Families, ToyTaskTest, ::testing::ValuesIn(families),
                         [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace regard
