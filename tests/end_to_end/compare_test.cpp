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
using testing::StartsWith;

const std::string list = R"(title = "Small"
[options]
tokenizer = "word"
joint-vocabulary = false
vocabulary-size = 0
embedding-size = 16
encoder-size = 16
decoder-size = 16
attention-size = 16
batch-sentences = 16
valid-every = 20
save-every = 20
log-every = 10
valid-sentences = 20
[[system]]
name = "none"
options = { attention = "none" }
[[system]]
name = "scaled dot"
[[system]]
name = "greedy"
options = { beam = 1 }
)";

std::vector<std::string> comparing(const std::filesystem::path& folder, const char* updates) {
  write(folder / "list.toml", list);
  const std::string pairs = small_corpus(60).string();
  return {"compare",       folder / "list.toml",
          "--train",       pairs,
          "--valid",       pairs,
          "--test",        pairs,
          "--output",      folder / "out",
          "--max-updates", updates,
          "--threads",     "1",
          "--seeds",       "2"};
}

TEST(Compare, WritesOneReportAndDoesNothingTwice) {
  const auto folder = new_folder();
  const auto command = comparing(folder, "40");
  const Outcome outcome = run(command);
  ASSERT_EQ(outcome.status, 0) << outcome.errors;
  EXPECT_THAT(outcome.errors, HasSubstr("== 6 of 6: greedy, seed 2"));
  const auto lines = lines_of(outcome.output);
  ASSERT_EQ(lines.size(), 4u) << outcome.output;
  EXPECT_THAT(lines[0], StartsWith("system"));
  EXPECT_THAT(lines[2], StartsWith("scaled dot"));
  const json report = json::parse(read(folder / "out/report.json"));
  EXPECT_EQ(report["budget"], "40 updates for each");
  EXPECT_EQ(report["systems"][1]["runs"].size(), 2u);
  EXPECT_EQ(report["systems"][1]["options"]["training"]["max-updates"], 40);
  EXPECT_THAT(read(folder / "out/report.md"), StartsWith("# Small\n"));
  EXPECT_THAT(read(folder / "out/report.html"), HasSubstr("</html>"));

  const Outcome again = run(command);
  EXPECT_EQ(again.status, 0);
  EXPECT_EQ(again.output, outcome.output);
  EXPECT_THAT(again.errors, testing::Not(HasSubstr("training pairs")));
}

TEST(Compare, GoesOnWhereItWasStopped) {
  const auto folder = new_folder();
  const auto command = comparing(folder, "300");
  {
    Program program(command);
    const auto log = folder / "out/none/seed-1/metrics.jsonl";
    while (program.running() && lines_of(read(log)).size() < 5)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    program.signal(SIGTERM);
    const Outcome stopped = program.wait();
    ASSERT_EQ(stopped.status, 130) << stopped.errors;
    EXPECT_THAT(stopped.errors, HasSubstr("the same command again goes on from here"));
    EXPECT_FALSE(std::filesystem::exists(folder / "out/report.json"));
  }
  const Outcome outcome = run(command);
  EXPECT_EQ(outcome.status, 0) << outcome.errors;
  EXPECT_THAT(outcome.errors, HasSubstr("going on from update"));
}

TEST(Compare, ScalesWidthsToABudgetOfParameters) {
  const auto folder = new_folder();
  auto command = comparing(folder, "20");
  command.insert(command.end(),
                 {"--parameters", "20000", "--vocabulary-size", "100", "--seeds", "1"});
  const Outcome outcome = run(command);
  ASSERT_EQ(outcome.status, 0) << outcome.errors;
  const json report = json::parse(read(folder / "out/report.json"));
  for (const json& system : report["systems"]) {
    const int64_t parameters = system["runs"][0]["parameters"];
    EXPECT_LE(parameters, 20000);
    EXPECT_GT(parameters, 15000);
  }
}

TEST(Compare, SaysWhatIsWrong) {
  const auto folder = new_folder();
  const auto pairs = small_corpus(20).string();
  write(folder / "a.toml", "[training]\nmax-updates = 3\n");
  write(folder / "b.toml", "[training]\nmax-updates = 4\n");
  const auto problem = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "compare");
    const Outcome outcome = run(arguments);
    return std::to_string(outcome.status) + " " + lines_of(outcome.errors).back();
  };
  const std::vector<std::string> data{"--train", pairs, "--test", pairs, "--output", folder / "o"};
  const auto with = [&](std::vector<std::string> files) {
    files.insert(files.end(), data.begin(), data.end());
    return problem(files);
  };
  EXPECT_EQ(problem({}), "2 regard: error: name the recipes to compare, or --ladder");
  EXPECT_THAT(problem({"--ladder", folder / "a.toml"}), StartsWith("2 regard: error: --ladder is"));
  EXPECT_THAT(problem({folder / "a.toml"}), StartsWith("2 regard: error: --train is missing"));
  EXPECT_THAT(with({folder / "c.toml"}), StartsWith("1 regard: error: cannot read"));
  EXPECT_EQ(with({folder / "a.toml", folder / "b.toml"}),
            "1 regard: error: a ends after 3 updates for each, b after 4 updates for each: a fair "
            "contest has one --time or --max-updates");
  write(folder / "empty.toml", "system = []\n");
  EXPECT_EQ(with({folder / "empty.toml"}), "1 regard: error: " + (folder / "empty.toml").string() +
                                               ": no system is listed; write one as [[system]]");
  EXPECT_THAT(with({folder / "a.toml", "--parameters", "1000000000000"}),
              HasSubstr("a: --parameters 1,000,000,000,000: the widest such network has "));
  EXPECT_THAT(with({folder / "a.toml", "--heads", "3", "--decoder", "transformer"}),
              StartsWith("1 regard: error: a: "));
}

}  // namespace
}  // namespace regard::end_to_end
