#include <c10/util/Exception.h>
#include <gtest/gtest.h>
#include <torch/types.h>

#include <atomic>

#include "training/update_trial.h"

namespace regard {
namespace {

using testing::options_for;
using testing::Trial;
using torch::Tensor;

/// Seven pairs: three workers have different numbers of them, and of ten some have none.
TEST(Updater, WorkersTogetherMakeTheStepOfOne) {
  for (const int64_t count : {2, 3, 10}) {
    for (const LossUnit unit : {LossUnit::token, LossUnit::sentence}) {
      for (const double teacher_forcing : {1.0, 0.0}) {
        const TrainingOptions options = options_for(unit, teacher_forcing, 0.1);
        Trial alone(options), together(options, Precision::float32, one_process(), count);
        for (int i = 0; i < 2; ++i) {
          const UpdateResult wanted = alone.update(), result = together.update();
          EXPECT_EQ(result.tokens, wanted.tokens);
          EXPECT_NEAR(result.nll, wanted.nll, 1e-4);
          EXPECT_NEAR(result.gradient_norm, wanted.gradient_norm, 1e-4);
        }
        EXPECT_TRUE(together.is_at(alone.weights()));
      }
    }
  }
}

TEST(Updater, WorkersMakeTheSameStepAgain) {
  const TrainingOptions options = options_for(LossUnit::token);
  Trial first(options, Precision::bfloat16, one_process(), 3, 0.3);
  Trial second(options, Precision::bfloat16, one_process(), 3, 0.3);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(first.update(1, i).nll, second.update(1, i).nll);
  EXPECT_TRUE(first.is_at(second.weights(), 0));
}

TEST(Updater, EveryUpdateAndEveryWorkerDrawsNoiseOfItsOwn) {
  const TrainingOptions options = options_for(LossUnit::token);
  constexpr double no_step = 0;
  for (const int64_t workers : {1, 3}) {
    Trial trial(options, Precision::float32, one_process(), workers, 0.3);
    const double first = trial.update(no_step, 0).nll;
    EXPECT_EQ(trial.update(no_step, 0).nll, first);
    EXPECT_NE(trial.update(no_step, 1).nll, first);
  }
}

TEST(Updater, MemoryThatRunsOutInAWorkerChangesNothingButThePieces) {
  const TrainingOptions options = options_for(LossUnit::token);
  Trial whole(options), pieces(options, Precision::float32, one_process(), 2);
  std::atomic<int> failures = 2;
  pieces.model.encoder().embedding()->weight.register_hook(
      [&](Tensor) { TORCH_CHECK_WITH(OutOfMemoryError, failures-- <= 0, "CUDA out of memory"); });
  EXPECT_NEAR(whole.update().nll, pieces.update().nll, 1e-3);
  EXPECT_TRUE(pieces.is_at(whole.weights()));
}

}  // namespace
}  // namespace regard
