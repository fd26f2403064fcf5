#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/optim/adam.h>
#include <torch/optim/sgd.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>

#include "golden/golden_case.h"
#include "regard/base/file.h"
#include "regard/model/bundle.h"
#include "regard/text/vocabulary.h"
#include "regard/training/loss.h"

namespace regard::golden {
namespace {

constexpr double tolerance = 1e-5;

const std::vector<std::string> names = {
    "tutorial_single",       "tutorial_batch",    "tutorial_plain",
    "second_edition",        "bahdanau",          "bahdanau_single",
    "bahdanau_deep_tied",    "bahdanau_all_tied", "bahdanau_none",
    "bahdanau_location",     "bahdanau_general",  "luong_dot",
    "luong_general",         "luong_additive",    "luong_none",
    "luong_scaled_dot",      "luong_cosine",      "luong_lstm",
    "luong_lstm_copy",       "luong_fed",         "bahdanau_lstm",
    "luong_gaussian",        "luong_triangular",  "luong_constant",
    "bahdanau_epanechnikov", "transformer_pre",   "transformer_post",
    "transformer_single",    "transformer_tied",  "luong_wide"};

torch::Tensor log_probs(Seq2Seq& model, const torch::Tensor& features) {
  return torch::log_softmax(model.decoder().output().forward(features), -1);
}

/// Nats a target token or a sentence, padding left out.
torch::Tensor loss_of(Seq2Seq& model, const Batch& batch, const std::string& unit,
                      double smoothing = 0) {
  const LossSums sums = projected_cross_entropy(model.forward(batch), model.decoder().output(),
                                                batch.target_out, smoothing);
  return sums.objective / (unit == "token" ? batch.target_tokens : batch.sentences());
}

class GoldenTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override { case_ = load(GetParam()); }

  Seq2Seq& model() { return *case_.model; }
  const Batch& batch() { return case_.batches[0]; }
  const torch::Tensor& expected(const std::string& name) { return case_.expected.at(name); }
  bool attends() const { return case_.expected.contains("attention"); }

  Case case_;
};

TEST_P(GoldenTest, EncoderStates) {
  const EncoderOutput encoded = model().encode(batch().source);
  EXPECT_LE(difference(encoded.states, expected("states")), tolerance);
  ASSERT_EQ(encoded.final.defined(), case_.expected.contains("final"));
  if (!encoded.final.defined()) return;
  EXPECT_LE(difference(encoded.final, expected("final")), tolerance);
}

TEST_P(GoldenTest, LogProbabilities) {
  const torch::Tensor features = model().forward(batch());
  EXPECT_LE(difference(log_probs(model(), features), expected("log_probs")), tolerance);
}

TEST_P(GoldenTest, LossAndEveryGradient) {
  const torch::Tensor loss = loss_of(model(), batch(), "token");
  loss.backward();
  EXPECT_NEAR(loss.item<double>(), expected("loss").item<double>(), tolerance);
  EXPECT_NEAR(loss_of(model(), batch(), "sentence").item<double>(),
              expected("loss_sentence").item<double>(), tolerance * batch().target_in.size(1));
  size_t gradients = 0;
  for (const auto& parameter : model().named_parameters()) {
    const torch::Tensor& gradient = expected("grad." + parameter.key());
    // The floor is for gradients that are zero but for rounding: a softmax does not see Va.bias.
    const double scale = std::clamp(gradient.abs().max().item<double>(), 0.01, 1.0);
    ASSERT_TRUE(parameter.value().grad().defined()) << parameter.key();
    EXPECT_LE(difference(parameter.value().grad(), gradient), tolerance * scale)
        << parameter.key() << ", whose largest gradient is " << scale;
    ++gradients;
  }
  size_t references = 0;
  for (const auto& [name, tensor] : case_.expected) references += name.starts_with("grad.");
  EXPECT_EQ(gradients, references);
}

TEST_P(GoldenTest, SmoothedLoss) {
  torch::NoGradGuard no_grad;
  EXPECT_NEAR(loss_of(model(), batch(), "token", 0.1).item<double>(),
              expected("loss_smoothed").item<double>(), tolerance);
}

TEST_P(GoldenTest, StepByStepIsTheSame) {
  torch::NoGradGuard no_grad;
  DecoderState state = model().decoder().start(model().encode(batch().source));
  for (int64_t t = 0; t < batch().target_in.size(1); ++t) {
    StepOutput step = model().decoder().step(batch().target_in.select(1, t), state);
    EXPECT_LE(difference(torch::log_softmax(step.logits, -1), expected("log_probs").select(1, t)),
              tolerance);
    ASSERT_EQ(step.attention.defined(), attends());
    if (attends()) {
      EXPECT_LE(difference(step.attention, expected("attention").select(1, t)), tolerance);
    }
    state = std::move(step.state);
  }
}

TEST_P(GoldenTest, ASentenceAloneIsTheSame) {
  torch::NoGradGuard no_grad;
  for (int64_t row = 0; row < batch().sentences(); ++row) {
    const Batch alone = only(batch(), row);
    const int64_t words = alone.target_in.size(1);
    EXPECT_LE(difference(log_probs(model(), model().forward(alone)),
                         expected("log_probs").narrow(0, row, 1).narrow(1, 0, words)),
              tolerance);
  }
}

TEST_P(GoldenTest, SelectedRowsGoOnTheSame) {
  torch::NoGradGuard no_grad;
  const int64_t rows = batch().sentences();
  const torch::Tensor order = torch::cat({torch::arange(rows).flip(0), torch::tensor({0})});
  const DecoderState first = model().decoder().start(model().encode(batch().source));
  const DecoderState second =
      model().decoder().step(batch().target_in.select(1, 0), first).state.select(order);
  if (batch().target_in.size(1) < 2) GTEST_SKIP() << "one word only";
  const StepOutput step =
      model().decoder().step(batch().target_in.select(1, 1).index_select(0, order), second);
  EXPECT_LE(difference(torch::log_softmax(step.logits, -1),
                       expected("log_probs").select(1, 1).index_select(0, order)),
            tolerance);
}

TEST_P(GoldenTest, FreeRunSaysTheSameWords) {
  torch::NoGradGuard no_grad;
  torch::Tensor said;
  const int64_t steps = expected("said").size(1);
  model().decoder().free_run(model().encode(batch().source), steps, said);
  // It may stop when every sentence has ended, not before.
  const int64_t taken = said.size(1);
  ASSERT_LE(taken, steps);
  EXPECT_TRUE(torch::equal(said, expected("said").narrow(1, 0, taken))) << said << expected("said");
  EXPECT_TRUE(taken == steps || said.eq(special::eos).any(1).all().item<bool>());
}

TEST_P(GoldenTest, AShortTrainingFollowsTheSameLosses) {
  const nlohmann::json& options = case_.options.at("training");
  const double rate = options.at("learning-rate");
  std::unique_ptr<torch::optim::Optimizer> optimizer;
  if (options.at("optimizer") == "sgd")
    optimizer = std::make_unique<torch::optim::SGD>(model().parameters(), rate);
  else
    optimizer = std::make_unique<torch::optim::Adam>(model().parameters(), rate);
  for (size_t update = 0; update < case_.losses.size(); ++update) {
    optimizer->zero_grad();
    const torch::Tensor loss =
        loss_of(model(), case_.batches[update % case_.batches.size()], options.at("loss-unit"));
    loss.backward();
    optimizer->step();
    EXPECT_NEAR(loss.item<double>(), case_.losses[update], tolerance * case_.losses[0])
        << "update " << update;
  }
  const size_t last_on_first_batch = case_.losses.size() - case_.batches.size();
  EXPECT_LT(case_.losses[last_on_first_batch], case_.losses[0]);
}

INSTANTIATE_TEST_SUITE_P(All, GoldenTest, testing::ValuesIn(names),
                         [](const auto& info) { return info.param; });

TEST(GoldenCasesTest, EveryCaseOfTheReferenceIsTested) {
  const auto written = nlohmann::json::parse(read_file(folder() / "cases.json"));
  EXPECT_THAT(written.at("short").get<std::vector<std::string>>(),
              testing::UnorderedElementsAreArray(names));
}

}  // namespace
}  // namespace regard::golden
