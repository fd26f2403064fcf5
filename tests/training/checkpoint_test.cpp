#include "training/checkpoint.h"

#include <gmock/gmock.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "training/copy_task.h"
#include "translation/tiny_bundle.h"

namespace regard {
namespace {

namespace fs = std::filesystem;
using testing::error_of;
using ::testing::HasSubstr;

TrainingState some_state() {
  TrainingState state;
  state.update = 123;
  state.seconds = 0.1 + 0.2;
  state.batcher = {.epoch = 4, .position = 5, .random = {UINT64_MAX, 2, 3, 4}};
  state.choices = {6, 7, UINT64_MAX - 1, 8};
  state.rate_scale = 0.125;
  state.rollbacks = 2;
  state.averages = {{"some.average", torch::tensor({1.5f, -2.5f})}};
  state.trend = {.smoothed = 1.0 / 11, .lowest = 1.0 / 13};
  state.validations = {.best_score = -1.0 / 3,
                       .best_update = 99,
                       .best_bleu = 41.5,
                       .best_loss = 1.0 / 7,
                       .stale = 3,
                       .plateau_loss = 2.0 / 3,
                       .plateau = 1};
  state.train_data = UINT64_MAX - 2;
  state.valid_data = UINT64_MAX - 3;
  state.reserved_seconds = 17.5;
  state.window = {.nll = 1e-3,
                  .tokens = 9,
                  .padding = 0.1,
                  .updates = 2,
                  .gradient_norm = 0.7,
                  .learning_rate = 0.375,
                  .seconds = 21.5};
  return state;
}

class CheckpointTest : public ::testing::Test {
 protected:
  CheckpointTest() {
    for (const torch::Tensor& parameter : bundle_->model->parameters())
      parameter.mutable_grad() = at::ones_like(parameter);
    optimizer_.step(0.01);
    save_checkpoint(folder_, *bundle_, optimizer_, some_state(), scratch_ / "before");
  }
  std::string failure() {
    return error_of([&] { load_checkpoint(folder_, *bundle_, optimizer_); });
  }

  testing::Scratch scratch_;
  fs::path folder_ = scratch_ / "last";
  std::shared_ptr<Bundle> bundle_ = tiny_bundle();
  Optimizer optimizer_{bundle_->model->named_weights(), TrainingOptions{}};
};

constexpr const char* files[] = {"training.json", "optimizer.safetensors", "model.safetensors"};

TEST_F(CheckpointTest, ComesBackAsItWas) {
  const auto other = tiny_bundle();
  Optimizer optimizer(other->model->named_weights(), TrainingOptions{});
  const TrainingState state = load_checkpoint(folder_, *other, optimizer);
  const auto weights = bundle_->model->named_weights(), loaded = other->model->named_weights();
  for (size_t i = 0; i < weights.size(); ++i)
    EXPECT_TRUE(torch::equal(weights[i].second, loaded[i].second)) << weights[i].first;
  const NamedTensors moments = optimizer_.state(), restored = optimizer.state();
  ASSERT_EQ(moments.size(), 3 * weights.size());
  ASSERT_EQ(moments.size(), restored.size());
  for (size_t i = 0; i < moments.size(); ++i)
    EXPECT_TRUE(torch::equal(moments[i].second, restored[i].second)) << moments[i].first;
  EXPECT_EQ(state.seconds, some_state().seconds);
  EXPECT_EQ(state.validations.best_score, some_state().validations.best_score);
}

/// Every number of the state, the ones that the test above does not name included.
TEST_F(CheckpointTest, ASecondSaveIsTheSameFile) {
  const std::string first = testing::slurp(folder_ / "training.json");
  const TrainingState state = load_checkpoint(folder_, *bundle_, optimizer_);
  save_checkpoint(folder_, *bundle_, optimizer_, state, scratch_ / "before");
  EXPECT_EQ(testing::slurp(folder_ / "training.json"), first);
  for (const char* value :
       {"123", "0.30000000000000004", "18446744073709551615", "0.125", "41.5",
        "-0.3333333333333333", "\"best_update\": 99", "18446744073709551613",
        "18446744073709551612", "\"tokens\": 9", "\"gradient_norm\": 0.7", "0.375", "21.5", "17.5"})
    EXPECT_THAT(first, HasSubstr(value));
}

TEST_F(CheckpointTest, AMissingFileIsAnErrorThatNamesIt) {
  for (const char* name : files) {
    fs::rename(folder_ / name, scratch_ / "away");
    EXPECT_THAT(failure(), HasSubstr((folder_ / name).string()));
    EXPECT_THAT(failure(), HasSubstr("remove " + scratch_.path().string() + " to begin anew"));
    fs::rename(scratch_ / "away", folder_ / name);
  }
  EXPECT_EQ(failure(), "no error");
}

TEST_F(CheckpointTest, ACutOffFileIsAnErrorThatNamesIt) {
  for (const char* name : files) {
    const std::string whole = testing::slurp(folder_ / name);
    for (const size_t left : {size_t{0}, size_t{9}, whole.size() / 2, whole.size() - 2}) {
      fs::resize_file(folder_ / name, left);
      EXPECT_THAT(failure(), HasSubstr((folder_ / name).string())) << left;
      scratch_.put(std::string("last/") + name, whole);
    }
  }
  EXPECT_EQ(failure(), "no error");
}

TEST_F(CheckpointTest, AFolderHoldsAWholeOneOrNone) {
  EXPECT_TRUE(has_checkpoint(folder_));
  EXPECT_FALSE(has_checkpoint(scratch_ / "other"));
  fs::remove(folder_ / "training.json");
  EXPECT_EQ(
      error_of([&] { has_checkpoint(folder_); }),
      fmt::format("{0}/last/training.json: it is missing; the run cannot go on: put the file back, "
                  "choose another --output, or remove {0} to begin anew",
                  scratch_.path().string()));
}

TEST_F(CheckpointTest, AStateWithoutANumberIsDamaged) {
  auto json = nlohmann::json::parse(testing::slurp(folder_ / "training.json"));
  json.erase("choices");
  scratch_.put("last/training.json", json.dump());
  EXPECT_THAT(failure(), HasSubstr("training.json"));
  json["choices"] = "many";
  scratch_.put("last/training.json", json.dump());
  EXPECT_THAT(failure(), HasSubstr("training.json"));
}

TEST_F(CheckpointTest, RefusesAnotherModel) {
  const Bundle other{
      .config = {},
      .codecs = bundle_->codecs,
      .model = std::make_shared<Seq2Seq>(testing::tiny_config().model, VocabularySizes{16, 16}),
      .metrics = {}};
  Optimizer optimizer(other.model->named_weights(), TrainingOptions{});
  Bundle copy = other;
  EXPECT_THAT(error_of([&] { load_checkpoint(folder_, copy, optimizer); }),
              HasSubstr("model.safetensors"));
}

}  // namespace
}  // namespace regard
