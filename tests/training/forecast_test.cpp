#include "regard/training/forecast.h"

#include <gmock/gmock.h>

#include "base/scratch.h"

namespace regard {
namespace {

/// Updates of 100 tokens each, of which every one takes so many seconds.
RunReports updates_of(const std::vector<double>& seconds) {
  RunReports reports;
  double clock = 0;
  for (const double spent : seconds) {
    clock += spent;
    const auto update = static_cast<int64_t>(reports.updates.size()) + 1;
    reports.updates.push_back({.update = update,
                               .passes = static_cast<double>(update) / 40,
                               .loss = 5,
                               .tokens_per_second = 100 / spent,
                               .seconds = clock});
  }
  return reports;
}

TEST(Pace, TheFirstQuarterDoesNotCount) {
  const Pace pace = pace_of(updates_of({9, 3, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5}));
  EXPECT_NEAR(pace.tokens_per_second, 200, 1e-9);
  EXPECT_NEAR(pace.slowest, 200, 1e-9);
  EXPECT_NEAR(pace.tokens_per_update, 100, 1e-9);
  EXPECT_NEAR(pace.seconds_per_update(), 0.5, 1e-9);
  EXPECT_NEAR(pace.updates_per_pass, 40, 1e-9);
}

TEST(Pace, ABusyMomentDoesNotCount) {
  // 21 updates in seven stretches of three; one waits for something else.
  std::vector<double> seconds(28, 1.0);
  seconds[12] = 58;
  seconds[20] = 0.5;
  const Pace pace = pace_of(updates_of(seconds));
  EXPECT_NEAR(pace.tokens_per_second, 100, 1e-9);
  EXPECT_NEAR(pace.slowest, 300. / 60, 1e-9);
  EXPECT_NEAR(pace.fastest, 300 / 2.5, 1e-9);
}

TEST(Pace, TwoUpdatesAreEnough) {
  EXPECT_NEAR(pace_of(updates_of({5, 2})).tokens_per_second, 50, 1e-9);
  EXPECT_THAT(testing::error_of([] { pace_of(updates_of({5})); }),
              ::testing::HasSubstr("a trial of 1 update tells no speed"));
}

/// 100 tokens and half a second an update, 40 updates a pass.
const Pace pace{.tokens_per_second = 200, .tokens_per_update = 100, .updates_per_pass = 40};

TrainingOptions options_with(int64_t updates, int64_t epochs, const char* time) {
  TrainingOptions options;
  options.max_updates = updates;
  options.max_epochs = epochs;
  options.time = time;
  options.valid_every = 30;
  options.save_every = 50;
  return options;
}

TEST(Forecast, CountsUpdatesAndWhatStopsThem) {
  const RunForecast run =
      forecast(options_with(100, 0, ""), pace, {.validation = 4, .checkpoint = 3});
  EXPECT_EQ(run.end, RunEnd::updates);
  EXPECT_EQ(run.updates, 100);
  EXPECT_EQ(run.passes, 2.5);
  EXPECT_EQ(run.target_tokens, 10'000);
  EXPECT_EQ(run.validations, 4);  // after 30, 60, 90 and 100
  EXPECT_EQ(run.checkpoints, 4);  // before the first, after 50, after 100, and at the end
  EXPECT_EQ(run.seconds, 50 + 4 * 4 + 4 * 3);
}

TEST(Forecast, AValidationThatIsDueAnywayIsTheLast) {
  constexpr Stops stops{.validation = 4};
  EXPECT_EQ(forecast(options_with(90, 0, ""), pace, stops).validations, 3);
  EXPECT_EQ(forecast(options_with(91, 0, ""), pace, stops).validations, 4);
  EXPECT_EQ(forecast(options_with(1, 0, ""), pace, stops).validations, 1);
  EXPECT_EQ(forecast(options_with(90, 0, ""), pace, {}).validations, 0) << "there are no pairs";
}

TEST(Forecast, ACheckpointThatIsDueAnywayIsTheLast) {
  EXPECT_EQ(forecast(options_with(150, 0, ""), pace, {}).checkpoints, 4);  // 0, 50, 100 and 150
  EXPECT_EQ(forecast(options_with(151, 0, ""), pace, {}).checkpoints, 5);
  // Validated after it was saved, and saved again with what came of it.
  EXPECT_EQ(forecast(options_with(100, 0, ""), pace, {}).checkpoints, 4);
}

TEST(Forecast, PassesAreUpdatesToo) {
  const RunForecast run = forecast(options_with(0, 3, ""), pace, {});
  EXPECT_EQ(run.end, RunEnd::epochs);
  EXPECT_EQ(run.updates, 120);
  EXPECT_EQ(run.passes, 3);
  EXPECT_EQ(run.seconds, 60);
}

TEST(Forecast, ATimeHoldsUpdatesAndWhatStopsThem) {
  const RunForecast run =
      forecast(options_with(0, 0, "100s"), pace, {.validation = 4, .checkpoint = 3});
  EXPECT_EQ(run.end, RunEnd::time);
  // 136 updates take 68 s, five validations 20 s, four checkpoints 12 s; one more would not fit.
  EXPECT_EQ(run.updates, 136);
  EXPECT_EQ(run.validations, 5);
  EXPECT_EQ(run.checkpoints, 4);
  EXPECT_EQ(run.seconds, 68 + 20 + 12);
}

TEST(Forecast, HalfOfATimeIsForUpdates) {
  const RunForecast run = forecast(options_with(0, 0, "10s"), pace, {.validation = 60});
  EXPECT_EQ(run.updates, 10);
  EXPECT_EQ(run.seconds, 5 + 60);
}

TEST(Forecast, WhatComesFirstEndsIt) {
  EXPECT_EQ(forecast(options_with(100, 3, "1h"), pace, {}).end, RunEnd::updates);
  EXPECT_EQ(forecast(options_with(130, 3, "1h"), pace, {}).end, RunEnd::epochs);
  EXPECT_EQ(forecast(options_with(130, 3, "20s"), pace, {}).end, RunEnd::time);
  EXPECT_EQ(forecast(options_with(130, 3, "20s"), pace, {}).updates, 40);
}

TEST(Forecast, WithoutALimitThereIsNoEnd) {
  const RunForecast run = forecast(options_with(0, 0, ""), pace, {.validation = 4});
  EXPECT_EQ(run.end, RunEnd::never);
  EXPECT_EQ(run.updates, 0);
  EXPECT_EQ(run.seconds, 0);
}

}  // namespace
}  // namespace regard
