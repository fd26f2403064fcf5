#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "golden/golden_case.h"
#include "regard/base/file.h"
#include "regard/config/json_io.h"
#include "regard/training/schedule.h"
#include "training/updater.h"

namespace regard::golden {
namespace {

constexpr double tolerance = 1e-3;  // of each loss

const std::vector<std::string> names = {"long_bahdanau", "long_transformer"};

class LongTrainingTest : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    case_ = load(GetParam());
    from_json(case_.options.at("training"), options_, GetParam());
    case_.model->train();
  }

  /// Nats a target word before each update.
  std::vector<double> train() {
    Optimizer optimizer(case_.model->named_weights(), options_);
    Updater updater(*case_.model, optimizer, options_, Precision::float32);
    Random choices;
    std::vector<double> losses;
    for (size_t update = 0; update < case_.losses.size(); ++update) {
      const TrainingProgress progress{.update = static_cast<int64_t>(update)};
      const UpdateResult result =
          updater.update(case_.batches[update % case_.batches.size()], progress.update,
                         learning_rate(options_, progress, 1), choices);
      losses.push_back(result.nll / static_cast<double>(result.tokens));
      clipped_ += result.gradient_norm > options_.clip_norm;
    }
    return losses;
  }

  Case case_;
  TrainingOptions options_;
  int clipped_ = 0;  // updates whose gradient was
};

TEST_P(LongTrainingTest, FollowsTheLossesOfPyTorch) {
  const std::vector<double>& expected = case_.losses;
  ASSERT_EQ(expected.size(), 200u);
  const std::vector<double> losses = train();
  double largest = 0;
  for (size_t update = 0; update < losses.size(); ++update) {
    EXPECT_NEAR(losses[update], expected[update], tolerance * expected[update])
        << "update " << update;
    largest = std::max(largest, std::abs(losses[update] / expected[update] - 1));
  }
  RecordProperty("largest_relative_difference", fmt::format("{:.1e}", largest));
  EXPECT_GT(clipped_, 0);
  const auto pass = static_cast<std::ptrdiff_t>(case_.batches.size());
  const double last = std::accumulate(losses.end() - pass, losses.end(), 0.0) / pass;
  EXPECT_LT(last, losses.front() - 2.5) << "a perplexity that is not even a twelfth";
}

INSTANTIATE_TEST_SUITE_P(All, LongTrainingTest, testing::ValuesIn(names),
                         [](const auto& info) { return info.param; });

TEST(LongTrainingsTest, EveryOneOfTheReferenceIsTested) {
  const auto written = nlohmann::json::parse(read_file(folder() / "cases.json"));
  EXPECT_THAT(written.at("long").get<std::vector<std::string>>(),
              testing::UnorderedElementsAreArray(names));
}

}  // namespace
}  // namespace regard::golden
