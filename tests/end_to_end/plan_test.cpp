#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "end_to_end/process.h"

namespace regard::end_to_end {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Test;

/// Each has a folder for temporary files of its own, which shows what a plan leaves behind.
class PlanTest : public Test {
 protected:
  std::vector<std::string> planning(std::vector<std::string> more) const {
    auto arguments = small_training("runs/to-come");
    arguments.front() = "plan";
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }
  Outcome plan(const std::vector<std::string>& more) const {
    return run(planning(more), "", place());
  }
  std::vector<std::string> place() const { return {"TMPDIR=" + temporary_.string()}; }
  std::vector<std::string> left_behind() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(temporary_))
      names.push_back(entry.path());
    return names;
  }
  void expect_refusal(const std::vector<std::string>& more, int status,
                      const std::string& message) const {
    const Outcome outcome = plan(more);
    EXPECT_EQ(outcome.status, status) << outcome.errors;
    EXPECT_THAT(lines_of(outcome.errors).back(), HasSubstr("regard: error: "));
    EXPECT_THAT(outcome.errors, HasSubstr(message));
    EXPECT_EQ(outcome.output, "");
    EXPECT_THAT(left_behind(), IsEmpty());
  }

  std::filesystem::path temporary_ = new_folder();
};

TEST_F(PlanTest, TellsWhatATrainingComesTo) {
  const Outcome outcome = plan({"--max-updates", "5000", "--probe-time", "0.5s"});
  ASSERT_EQ(outcome.status, 0) << outcome.errors;
  for (const char* name : {"trial", "model", "speed", "memory", "disk", "updates      5,000, ",
                           "stops", "until --max-updates 5000 ends it", "\nend  ", "\nloss  "})
    EXPECT_THAT(outcome.output, HasSubstr(name));
  EXPECT_THAT(left_behind(), IsEmpty());
}

TEST_F(PlanTest, AProgramReadsItToo) {
  const Outcome outcome = plan({"--time", "1h", "--probe-time", "0.5s", "--json"});
  ASSERT_EQ(outcome.status, 0) << outcome.errors;
  const json plan = json::parse(outcome.output);
  EXPECT_GT(plan.at("parameters"), 1000);
  EXPECT_GT(plan.at("tokens_per_second").at("expected"), 0);
  EXPECT_GT(plan.at("memory_mb"), 10);
  EXPECT_GT(plan.at("disk_bytes").at("free"), 0);
  EXPECT_FALSE(std::filesystem::exists("runs/to-come"));
  const json& run = plan.at("run");
  EXPECT_EQ(run.at("ended_by"), "--time 1h");
  EXPECT_NEAR(run.at("training_seconds").get<double>(), 3600, 60);
  EXPECT_GT(run.at("updates"), plan.at("trial").at("updates"));
  EXPECT_GT(plan.at("validation_loss").at("expected"), 0);
}

/// All of a run that ends sooner than its trial is known.
TEST_F(PlanTest, AShortRunIsTriedWhole) {
  const Outcome outcome = plan({"--max-updates", "30", "--probe-time", "10m", "--json"});
  ASSERT_EQ(outcome.status, 0) << outcome.errors;
  const json plan = json::parse(outcome.output);
  EXPECT_EQ(plan.at("trial").at("updates"), 30);
  EXPECT_EQ(plan.at("run").at("updates"), 30);
  EXPECT_EQ(plan.at("validation_loss").at("low"), plan.at("validation_loss").at("high"));
}

TEST_F(PlanTest, WhatOnlyPatienceEndsHasNoEndToTell) {
  const Outcome outcome = plan({"--patience", "3", "--probe-time", "0.5s", "--json"});
  ASSERT_EQ(outcome.status, 0) << outcome.errors;
  EXPECT_TRUE(json::parse(outcome.output).at("run").is_null());
  EXPECT_TRUE(json::parse(outcome.output).at("validation_loss").is_null());
  EXPECT_THAT(plan({"--patience", "3", "--probe-time", "0.5s"}).output,
              HasSubstr("when 3 validations find nothing better"));
}

TEST_F(PlanTest, SaysWhatIsWrong) {
  expect_refusal({"--max-updates", "9", "--probe-time", "soon"}, 2,
                 "--probe-time must be written like 90s, 20m or 1.5h, not 'soon'");
  expect_refusal({"--max-updates", "9", "--probe-time", "0s"}, 2, "--probe-time must be above 0");
  expect_refusal({"--max-updates", "9", "--train", "/nowhere/pairs.tsv"}, 1, "/nowhere/pairs.tsv");
  expect_refusal({"--max-updates", "9", "--valid", "/nowhere/pairs.tsv"}, 1, "/nowhere/pairs.tsv");
  expect_refusal({"--max-updates", "9", "--output", "/dev/null"}, 1,
                 "--output /dev/null: it is no folder");
  expect_refusal({"--max-updates", "9", "--train", ""}, 2, "--train is missing");
  expect_refusal({"--max-updates", "9000", "--probe-time", "0.000001s"}, 1,
                 "--probe-time 0.000001s is too short: a trial of 1 update tells no speed");
  expect_refusal({"--max-updates", "1"}, 1,
                 "this training is too short to foresee: a trial of 1 update tells no speed");
  expect_refusal({}, 1, "nothing ends the training");
}

TEST_F(PlanTest, WhoInterruptsItFindsNothingLeft) {
  Program program(planning({"--max-updates", "1000000", "--probe-time", "1h"}), "", place());
  while (left_behind().empty() && program.running())
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  program.signal(SIGINT);
  const Outcome outcome = program.wait();
  EXPECT_EQ(outcome.status, 130) << outcome.errors;
  EXPECT_EQ(outcome.output, "");
  EXPECT_THAT(left_behind(), IsEmpty());
}

}  // namespace
}  // namespace regard::end_to_end
