#include "training/updater.h"

#include <c10/util/Exception.h>
#include <gmock/gmock.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <atomic>
#include <cmath>
#include <mutex>

#include "training/thread_processes.h"
#include "training/update_trial.h"

namespace regard {
namespace {

using ::testing::HasSubstr;
using testing::options_for;
using testing::some_batch;
using testing::Trial;
using torch::Tensor;

TEST(Updater, MemoryThatRunsOutChangesNothingButThePieces) {
  for (const LossUnit unit : {LossUnit::token, LossUnit::sentence}) {
    for (const double teacher_forcing : {1.0, 0.0}) {
      const TrainingOptions options = options_for(unit, teacher_forcing);
      Trial whole(options), pieces(options);
      int failures = 2, passes = 0;
      pieces.model.encoder().embedding()->weight.register_hook([&](Tensor) {
        TORCH_CHECK_WITH(OutOfMemoryError, failures-- <= 0, "CUDA out of memory");
        ++passes;
      });
      for (int i = 0; i < 2; ++i) {
        const UpdateResult expected = whole.update(), result = pieces.update();
        EXPECT_EQ(result.tokens, expected.tokens);
        EXPECT_NEAR(result.nll, expected.nll, 1e-3);
        EXPECT_TRUE(pieces.is_at(whole.weights()));
      }
      EXPECT_EQ(passes, 2 * 4);  // seven pairs in pieces of two, at once the second time
    }
  }
}

/// Seven pairs: three processes have different numbers of them, and of ten some have none.
TEST(Updater, ProcessesTogetherMakeTheStepOfOne) {
  for (const int64_t count : {2, 3, 10}) {
    for (const LossUnit unit : {LossUnit::token, LossUnit::sentence}) {
      for (const double teacher_forcing : {1.0, 0.0}) {
        const TrainingOptions options = options_for(unit, teacher_forcing, 0.1);
        Trial alone(options);
        const UpdateResult expected[] = {alone.update(), alone.update()};
        // One after the other: making a model sets the seed for all threads.
        std::vector<std::unique_ptr<Trial>> trials(static_cast<size_t>(count));
        std::mutex making;
        testing::as_processes(count, [&](const std::shared_ptr<Processes>& processes) {
          auto& trial = trials[static_cast<size_t>(processes->place().rank)];
          {
            const std::lock_guard lock(making);
            trial = std::make_unique<Trial>(options, Precision::float32, processes);
          }
          for (const UpdateResult& wanted : expected) {
            const UpdateResult result = trial->update();
            EXPECT_EQ(result.tokens, wanted.tokens);
            EXPECT_NEAR(result.nll, wanted.nll, 1e-4);
            EXPECT_NEAR(result.gradient_norm, wanted.gradient_norm, 1e-4);
          }
          EXPECT_TRUE(trial->is_at(alone.weights()));
        });
      }
    }
  }
}

TEST(Updater, InBfloat16TheStepIsNearlyTheSame) {
  for (const double teacher_forcing : {1.0, 0.0}) {
    const TrainingOptions options = options_for(LossUnit::token, teacher_forcing);
    Trial wide(options), narrow(options, Precision::bfloat16);
    const std::vector<Tensor> before = wide.weights();
    const UpdateResult expected = wide.update(), result = narrow.update();
    EXPECT_NEAR(result.nll / expected.nll, 1, 0.01);
    const std::vector<Tensor> moved = narrow.weights(), wanted = wide.weights();
    for (size_t i = 0; i < before.size(); ++i) {
      EXPECT_EQ(moved[i].scalar_type(), torch::kFloat);
      const double size = (wanted[i] - before[i]).abs().max().item<double>();
      EXPECT_LE((moved[i] - wanted[i]).abs().max().item<double>(), 0.1 * size) << "weight " << i;
    }
  }
}

TEST(Updater, APairThatDoesNotFitIsAnError) {
  Trial trial;
  const auto before = trial.weights();
  trial.model.encoder().embedding()->weight.register_hook(
      [](Tensor) { TORCH_CHECK(false, "DefaultCPUAllocator: can't allocate memory"); });
  EXPECT_THAT(testing::error_of([&] { trial.update(); }), HasSubstr("single pair"));
  EXPECT_TRUE(trial.is_at(before, 0));
}

TEST(Updater, OtherTroublesPassThrough) {
  Trial trial;
  trial.model.encoder().embedding()->weight.register_hook(
      [](Tensor) { TORCH_CHECK(false, "broken"); });
  EXPECT_THROW(trial.update(), c10::Error);
}

TEST(Updater, MakesNoStepThatIsNotFinite) {
  const TrainingOptions clipped = options_for(LossUnit::token, 1, 1);
  Trial bad_weights(clipped), bad_gradient(clipped);
  {
    torch::NoGradGuard no_grad;
    bad_weights.decoder().output().bias()[5] = NAN;
  }
  bad_gradient.model.encoder().embedding()->weight.register_hook(
      [](Tensor gradient) { return gradient * INFINITY; });
  const auto before = bad_gradient.weights();
  EXPECT_FALSE(bad_weights.update().finite);
  EXPECT_FALSE(bad_gradient.update().finite);
  EXPECT_TRUE(bad_gradient.is_at(before, 0));
  const auto nan_count = [&] {
    int64_t count = 0;
    for (const Tensor& weight : bad_weights.weights()) count += weight.isnan().sum().item<int>();
    return count;
  };
  EXPECT_EQ(nan_count(), 1);
}

TEST(Updater, TossesNoCoinWhereThereIsNoChoice) {
  Trial always(options_for(LossUnit::token, 1)), sometimes(options_for(LossUnit::token, 0.5));
  always.update();
  sometimes.update();
  Random expected(1);
  EXPECT_EQ(always.choices.state(), expected.state());
  expected.uniform();
  EXPECT_EQ(sometimes.choices.state(), expected.state());
}

}  // namespace
}  // namespace regard
