#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <future>
#include <nlohmann/json.hpp>
#include <thread>

#include "end_to_end/process.h"

/// Several processes that train one model, started by MPI's own launcher.
namespace regard::end_to_end {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;

class ProcessesTest : public testing::Test {
 protected:
  void SetUp() override {
    if (run_shell("command -v mpirun").status != 0) GTEST_SKIP() << "there is no mpirun here";
  }

  /// The flags of a small training in `name`, as a line of shell.
  std::string training(const std::string& name, const std::string& flags) const {
    std::string line = "$regard";
    for (const std::string& argument : small_training(folder_ / name)) line += ' ' + argument;
    return line + ' ' + flags;
  }
  /// Open MPI wants to be told that it may run for root, and more processes than cores.
  static Outcome together(int count, const std::string& training) {
    return run_shell(
        "export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 "
        "OMPI_MCA_rmaps_base_oversubscribe=1; exec mpirun -np " +
        std::to_string(count) + ' ' + training);
  }
  /// Training and validation losses of a run.
  std::vector<double> losses(const std::string& name) const {
    std::vector<double> losses;
    for (const std::string& line : lines_of(read(folder_ / name / "metrics.jsonl"))) {
      const json report = json::parse(line);
      losses.push_back(report.at(report.contains("loss") ? "loss" : "valid_loss"));
    }
    return losses;
  }
  void expect_near(const std::string& name, const std::string& expected, double tolerance) const {
    const auto found = losses(name), wanted = losses(expected);
    ASSERT_EQ(found.size(), wanted.size());
    for (size_t i = 0; i < found.size(); ++i)
      EXPECT_NEAR(found[i] / wanted[i], 1, tolerance) << "line " << i;
  }

  fs::path folder_ = new_folder();
};

// Without noise, which every process draws for itself, and hardly rounded.
const std::string exactly =
    "--encoder-dropout 0 --decoder-dropout 0 --precision float32 --valid-every 20 --log-every 1 "
    "--save-every 7 --max-updates ";
const std::string sixty_updates = exactly + "60";

TEST_F(ProcessesTest, TrainAsOneDoes) {
  const Outcome alone = run_shell(training("alone", sixty_updates));
  ASSERT_EQ(alone.status, 0) << alone.errors;
  for (const int count : {2, 3}) {
    const std::string name = std::to_string(count);
    const Outcome outcome = together(count, training(name, sixty_updates));
    ASSERT_EQ(outcome.status, 0) << outcome.errors;
    expect_near(name, "alone", 1e-4);
    // One of them speaks.
    const size_t first = outcome.errors.find("learning the vocabulary");
    EXPECT_NE(first, std::string::npos);
    EXPECT_EQ(outcome.errors.find("learning the vocabulary", first + 1), std::string::npos);
  }
}

TEST_F(ProcessesTest, GoOnAsADifferentNumberOfThem) {
  ASSERT_EQ(run_shell(training("alone", sixty_updates)).status, 0);
  EXPECT_EQ(together(3, training("changing", exactly + "20")).status, 0);
  EXPECT_EQ(run_shell(training("changing", exactly + "40")).status, 0);
  EXPECT_EQ(together(2, training("changing", sixty_updates)).status, 0);
  expect_near("changing", "alone", 1e-4);
}

TEST_F(ProcessesTest, GoOnExactlyWithDropout) {
  const std::string flags = "--encoder-dropout 0.3 --log-every 1 --save-every 5 --max-updates ";
  ASSERT_EQ(together(2, training("whole", flags + "24")).status, 0);
  ASSERT_EQ(together(2, training("parts", flags + "12")).status, 0);
  ASSERT_EQ(together(2, training("parts", flags + "24")).status, 0);
  // The first part ended with a validation.
  std::vector<double> parts = losses("parts");
  parts.erase(parts.begin() + 12);
  EXPECT_EQ(parts, losses("whole"));
}

TEST_F(ProcessesTest, InBfloat16TheyLearnNearlyTheSame) {
  ASSERT_EQ(together(2, training("exact", sixty_updates)).status, 0);
  const std::string flags = sixty_updates + " --gradient-compression bfloat16";
  ASSERT_EQ(together(2, training("compressed", flags)).status, 0);
  expect_near("compressed", "exact", 0.01);
  EXPECT_NE(losses("compressed"), losses("exact"));
}

/// The process with this number among those that train in a folder; 0 if there is none.
pid_t process_of(const fs::path& folder, int rank) {
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const std::string environment = read(entry.path() / "environ") + '\0';
    const std::string number = "_RANK=" + std::to_string(rank) + '\0';
    if (read(entry.path() / "cmdline").find(folder.string()) == std::string::npos) continue;
    if (environment.find("OMPI_COMM_WORLD" + number) != std::string::npos ||
        environment.find("PMI" + number) != std::string::npos)
      return static_cast<pid_t>(std::stoi(entry.path().filename()));
  }
  return 0;
}

TEST_F(ProcessesTest, EndTogetherWhereOneDiesAndLoseNothing) {
  const std::string endless = "--log-every 1 --save-every 5 --max-updates ";
  auto outcome = std::async(std::launch::async,
                            [&] { return together(2, training("killed", endless + "100000")); });
  const auto log = folder_ / "killed/metrics.jsonl";
  while (lines_of(read(log)).size() < 20)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  const pid_t second = process_of(folder_ / "killed", 1);
  ASSERT_NE(second, 0);
  ::kill(second, SIGKILL);
  EXPECT_NE(outcome.get().status, 0);
  const size_t updates = lines_of(read(log)).size() + 5;
  EXPECT_EQ(together(2, training("killed", endless + std::to_string(updates))).status, 0);
  ASSERT_EQ(together(2, training("whole", endless + std::to_string(updates))).status, 0);
  EXPECT_EQ(losses("killed"), losses("whole"));
}

TEST_F(ProcessesTest, SayWhatIsWrongAndEnd) {
  const Outcome outcome = together(2, training("bad", "--train missing.tsv --max-updates 5"));
  EXPECT_NE(outcome.status, 0);
  EXPECT_THAT(outcome.errors, HasSubstr("missing.tsv"));
}

TEST_F(ProcessesTest, DoNotShareAPipe) {
  const std::string pipe = folder_ / "pipe";
  ASSERT_EQ(run_shell("mkfifo " + pipe).status, 0);
  for (const std::string flag : {"--train ", "--valid "}) {
    const Outcome outcome = together(2, training("run", flag + pipe + " --max-updates 5"));
    EXPECT_NE(outcome.status, 0);
    EXPECT_THAT(outcome.errors, HasSubstr(pipe + ": it can be read but once, and 2 processes"));
  }
}

/// What only the first process meets: the others must not wait for it for ever.
TEST_F(ProcessesTest, EndWhereTheFirstCannotGoOn) {
  write(folder_ / "file", "not a folder");
  const Outcome outcome = together(3, training("file/run", "--max-updates 5"));
  EXPECT_NE(outcome.status, 0);
  EXPECT_THAT(outcome.errors, HasSubstr("regard: error: "));
}

}  // namespace
}  // namespace regard::end_to_end
