#include "training/sitting.h"

#include <gtest/gtest.h>
#include <torch/types.h>

#include "training/thread_processes.h"
#include "training/tiny_sitting.h"

namespace regard {
namespace {

using testing::TinySitting;

TEST(Sitting, BeginsAnewAndGoesOnFromACheckpoint) {
  TinySitting tiny;
  EXPECT_FALSE(tiny.sitting->resumed);
  EXPECT_EQ(tiny.sitting->averages(), nullptr);
  tiny.sitting->state.update = 7;
  tiny.set_weight(0.5);
  tiny.sitting->save_last();
  tiny.set_weight(0.25);
  const Sitting again(tiny.run, tiny.bundle);
  EXPECT_TRUE(again.resumed);
  EXPECT_EQ(again.state.update, 7);
  EXPECT_EQ(tiny.weight().item<double>(), 0.5);
}

TEST(Sitting, ProcessesComeTogetherInTheWeightsOfTheFirst) {
  std::vector<std::unique_ptr<TinySitting>> tinies;
  for (int rank = 0; rank < 3; ++rank) tinies.push_back(std::make_unique<TinySitting>());
  testing::as_processes(3, [&](const std::shared_ptr<Processes>& processes) {
    TinySitting& tiny = *tinies[static_cast<size_t>(processes->place().rank)];
    tiny.run.processes = processes;
    tiny.set_weight(0.5 + static_cast<double>(processes->place().rank));
    tiny.sitting->bring_together();
    EXPECT_EQ(tiny.weight().item<double>(), 0.5);
  });
}

TEST(Sitting, KeepsTheTimeThatItTook) {
  TinySitting tiny([](TrainingOptions& options) { options.time = "1h"; });
  const double spent = tiny.sitting->budget.seconds();
  tiny.sitting->budget.reserve(7);
  tiny.sitting->save_last();
  const Sitting again(tiny.run, tiny.bundle);
  EXPECT_GE(again.budget.seconds(), spent);
  EXPECT_EQ(again.budget.reserved(), 7);
}

TEST(Sitting, KeepsTheAverages) {
  const auto average = [](TrainingOptions& options) { options.average_decay = 0.9; };
  TinySitting tiny(average);
  tiny.set_weight(0.5);
  for (int64_t update = 1; update < 50; ++update) tiny.sitting->average->take(update);
  tiny.sitting->save_last();
  tiny.set_weight(0.25);
  Sitting again(tiny.run, tiny.bundle);
  const WithAverages averages(again.averages());
  EXPECT_NEAR(tiny.weight().item<double>(), 0.5, 0.05);
}

}  // namespace
}  // namespace regard
