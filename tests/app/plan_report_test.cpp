#include "app/plan_report.h"

#include <gmock/gmock.h>
#include <stdlib.h>

namespace regard {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class PlanReportTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ::setenv("TZ", "UTC", 1);
    ::tzset();
  }

  Plan plan_ = [] {
    Plan plan;
    plan.options.time = "30m";
    plan.trial.reports.updates = {{.update = 70, .seconds = 30.1}};
    plan.trial.reports.validations = {{.update = 70, .loss = 5.25, .seconds = 36}};
    plan.trial.stops = {.validation = 6, .checkpoint = 0.5};
    plan.trial.seconds_before = 9;
    plan.trial.peak_memory_mb = 730;
    plan.trial.parameters = 6'260'000;
    plan.trial.bytes = {.pairs = 15'000'000, .best = 12'500'000, .checkpoint = 75'000'000};
    plan.pace = {.tokens_per_second = 11'300,
                 .slowest = 10'900,
                 .fastest = 11'700,
                 .tokens_per_update = 2'938,
                 .updates_per_pass = 490};
    plan.run = {.end = RunEnd::time,
                .updates = 6803,
                .passes = 13.88,
                .target_tokens = 19'987'214,
                .validations = 7,
                .checkpoints = 8,
                .seconds = 1800};
    plan.loss = ExpectedLoss{.nats = 1.1, .low = 0.9, .high = 1.35};
    plan.now = 1'795'882'000;  // 28 November 2026, 16:06:40
    return plan;
  }();
};

TEST_F(PlanReportTest, SaysWhatATrainingComesTo) {
  EXPECT_EQ(
      plan_table(plan_),
      "trial        70 updates in 30.1 s, validation loss 5.25\n"
      "model        6,260,000 parameters\n"
      "speed        11,300 target tokens a second (10,900 to 11,700), 0.26 s an update of 2,938\n"
      "memory       730 MB at most\n"
      "disk         178 MB, 252 MB while a checkpoint is written\n"
      "updates      6,803, 13.9 passes, 19,987,214 target tokens\n"
      "stops        7 validations of 6.0 s, 8 checkpoints of 0.5 s\n"
      "time         30 min 9 s: 9.0 s before the first update, then 30 min 0 s until --time 30m "
      "ends it\n"
      "end          Sat 28 Nov 16:36 if it begins now\n"
      "loss         about 1.10 nats a target token on the validation pairs (0.90 to 1.35)\n");
}

TEST_F(PlanReportTest, WithoutALimitThereIsAnHour) {
  plan_.options.time.clear();
  plan_.options.patience = 3;
  plan_.run = {};
  plan_.loss.reset();
  const std::string table = plan_table(plan_);
  EXPECT_THAT(table, HasSubstr("when 3 validations find nothing better (--patience)"));
  // 3,600 s of 0.26 s each
  EXPECT_THAT(table, HasSubstr("13,846 updates, 28.3 passes, 40,680,000 target tokens"));
  EXPECT_THAT(table, Not(HasSubstr("loss  ")));
  EXPECT_TRUE(plan_json(plan_).at("run").is_null());
  EXPECT_TRUE(plan_json(plan_).at("validation_loss").is_null());
}

TEST_F(PlanReportTest, SaysThatALossIsNotForeseen) {
  plan_.loss.reset();
  EXPECT_THAT(plan_table(plan_), HasSubstr("loss         not foreseen: that of the trial"));
  plan_.trial.reports.validations.clear();
  EXPECT_THAT(plan_table(plan_), HasSubstr("loss         not foreseen: there was no validation"));
  plan_.options.optimizer = OptimizerKind::sgd;
  EXPECT_THAT(plan_table(plan_), HasSubstr("loss         not foreseen: only trainings with Adam"));
  plan_.options.learning_rate = 0;
  EXPECT_THAT(plan_table(plan_), HasSubstr("loss         not foreseen: nothing is learnt"));
}

TEST_F(PlanReportTest, PatienceMayEndItSooner) {
  EXPECT_THAT(plan_table(plan_), Not(HasSubstr("earlier")));
  plan_.options.patience = 4;
  EXPECT_THAT(plan_table(plan_), HasSubstr("earlier if 4 validations find nothing better"));
}

TEST_F(PlanReportTest, SaysWhatIsFreeWhereItWouldGo) {
  EXPECT_THAT(plan_table(plan_), Not(HasSubstr("free")));
  plan_.free_bytes = 12'300'000'000;
  EXPECT_THAT(plan_table(plan_),
              HasSubstr("252 MB while a checkpoint is written; 12.3 GB are free there\n"));
  plan_.free_bytes = 252'000'000;
  EXPECT_THAT(plan_table(plan_), HasSubstr("252 MB are free there: not enough\n"));
}

TEST_F(PlanReportTest, ATrialOfOneStretchHasNoRangeOfSpeeds) {
  plan_.pace.slowest = plan_.pace.fastest = plan_.pace.tokens_per_second;
  EXPECT_THAT(plan_table(plan_), HasSubstr("11,300 target tokens a second, 0.26 s an update"));
}

TEST_F(PlanReportTest, ProgramsGetNumbers) {
  const auto json = plan_json(plan_);
  EXPECT_EQ(json.at("tokens_per_second").at("expected"), 11'300);
  EXPECT_EQ(json.at("seconds_per_update"), 0.26);
  EXPECT_EQ(json.at("disk_bytes").at("end"), 177'500'000);
  EXPECT_EQ(json.at("disk_bytes").at("most"), 252'500'000);
  EXPECT_TRUE(json.at("disk_bytes").at("free").is_null());
  EXPECT_EQ(json.at("run").at("ended_by"), "--time 30m");
  EXPECT_EQ(json.at("run").at("seconds"), 1809);
  EXPECT_EQ(json.at("run").at("end"), "2026-11-28T16:36:49+0000");
  EXPECT_EQ(json.at("validation_loss").at("low"), 0.9);
}

}  // namespace
}  // namespace regard
