#include "contest/training_log.h"

#include <gtest/gtest.h>

#include "base/scratch.h"

namespace regard {
namespace {

using testing::error_of;
using testing::Scratch;

TEST(TrainingCostTest, TakesTheMedianSpeedAndTheMostMemory) {
  const Scratch scratch;
  const TrainingCost cost = read_training_cost(
      scratch.put("metrics.jsonl",
                  R"({"update":10,"loss":5,"tokens_per_second":100,"memory_mb":50,"seconds":1.5})"
                  "\n"
                  R"({"update":10,"valid_loss":5,"seconds":1.75})"
                  "\n"
                  R"({"update":20,"loss":5,"tokens_per_second":900,"memory_mb":80,"seconds":2.5})"
                  "\n"
                  R"({"update":30,"loss":5,"tokens_per_second":110,"memory_mb":70,"seconds":3.5})"
                  "\n"
                  R"({"update":30,"valid_loss":5,"seconds":4})"
                  "\n"));
  EXPECT_EQ(cost.updates, 30);
  EXPECT_EQ(cost.seconds, 4);
  EXPECT_EQ(cost.tokens_per_second, 110);
  EXPECT_EQ(cost.memory_mb, 80);
}

TEST(TrainingCostTest, RefusesWhatIsNoLog) {
  const Scratch scratch;
  const auto problem = [&](const char* text) {
    const auto file = scratch.put("metrics.jsonl", text);
    const std::string message = error_of([&] { read_training_cost(file); });
    return message.substr(std::min(message.size(), file.string().size()));
  };
  EXPECT_EQ(problem(""), ": no report of a training");
  EXPECT_EQ(problem("{\"update\":1,\"valid_loss\":2,\"seconds\":1}\n"),
            ": no report of a training");
  EXPECT_EQ(problem("{\"update\":1,\"seconds\":1}\n{\"up"), ":2: not a report of regard train");
  EXPECT_EQ(problem("[]\n"), ":1: not a report of regard train");
}

}  // namespace
}  // namespace regard
