#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "end_to_end/process.h"

namespace regard::end_to_end {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using testing::Test;

std::vector<std::string> training(const std::filesystem::path& output, const char* updates) {
  auto arguments = small_training(output);
  arguments.insert(arguments.end(), {"--max-updates", updates, "--encoder-dropout", "0.3"});
  return arguments;
}

/// (update, training loss or validation loss) of every report, as written.
std::vector<std::pair<int64_t, double>> losses(const std::filesystem::path& run_folder) {
  std::vector<std::pair<int64_t, double>> losses;
  for (const std::string& line : lines_of(read(run_folder / "metrics.jsonl"))) {
    const json report = json::parse(line);
    const char* key = report.contains("valid_loss") ? "valid_loss" : "loss";
    losses.emplace_back(report.at("update").get<int64_t>(), report.at(key).get<double>());
  }
  return losses;
}

/// Waits until the run has told of some updates; false if it ended before.
bool wait_for_updates(Program& program, const std::filesystem::path& run_folder, size_t count) {
  while (lines_of(read(run_folder / "metrics.jsonl")).size() < count) {
    if (!program.running()) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

TEST(Train, AnInterruptedRunGoesOnAsIfItHadNotBeen) {
  const auto folder = new_folder();
  ASSERT_EQ(run(training(folder / "whole", "400")).status, 0);
  const auto interrupted = training(folder / "interrupted", "400");
  for (const int stop : {SIGTERM, SIGINT}) {
    Program program(interrupted);
    const size_t before = std::filesystem::exists(folder / "interrupted/metrics.jsonl")
                              ? losses(folder / "interrupted").size()
                              : 0;
    ASSERT_TRUE(wait_for_updates(program, folder / "interrupted", before + 60));
    program.signal(stop);
    const Outcome outcome = program.wait();
    EXPECT_EQ(outcome.status, 130) << outcome.errors;
    EXPECT_THAT(outcome.errors, HasSubstr("the same command again goes on from here"));
  }
  ASSERT_LT(losses(folder / "interrupted").size(), 400u);
  ASSERT_EQ(run(interrupted).status, 0);
  EXPECT_EQ(losses(folder / "interrupted"), losses(folder / "whole"));
}

/// Twenty times, in the start as well as among updates, checkpoints and validations.
TEST(Train, KilledAtAnyMomentItGoesOnAsIfItHadNotBeen) {
  const auto folder = new_folder();
  const auto arguments = [&](const char* name) {
    auto all = training(folder / name, "400");
    all.insert(all.end(), {"--save-every", "7", "--valid-every", "40", "--average-decay", "0.99"});
    return all;
  };
  ASSERT_EQ(run(arguments("whole")).status, 0);
  std::mt19937 random(6);
  int killed = 0;
  for (int time = 0; time < 20; ++time) {
    Program program(arguments("killed"));
    const auto log = folder / "killed/metrics.jsonl";
    const size_t before = std::filesystem::exists(log) ? lines_of(read(log)).size() : 0;
    if (time % 4 != 0) wait_for_updates(program, folder / "killed", before + random() % 16);
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % (time % 4 == 0 ? 600 : 30)));
    program.signal(SIGKILL);
    killed += program.wait().status == 128 + SIGKILL;
  }
  EXPECT_EQ(killed, 20);
  ASSERT_EQ(run(arguments("killed")).status, 0);
  EXPECT_EQ(losses(folder / "killed"), losses(folder / "whole"));
  for (const char* file : {"last/model.safetensors", "best/model.safetensors"})
    EXPECT_TRUE(read(folder / "killed" / file) == read(folder / "whole" / file)) << file;
}

/// The limit on a file's size stands for the end of a disk: writing fails half-way.
TEST(Train, AFullDiskIsOneErrorAndLosesNothing) {
  const auto folder = new_folder();
  const auto line = [](const std::vector<std::string>& arguments) {
    std::string line;
    for (const std::string& argument : arguments) line += ' ' + argument;
    return line;
  };
  ASSERT_EQ(run(training(folder / "whole", "40")).status, 0);
  ASSERT_EQ(run(training(folder / "full", "20")).status, 0);
  const Outcome full =
      run_shell("ulimit -f 64; exec $regard" + line(training(folder / "full", "40")));
  EXPECT_EQ(full.status, 1) << full.errors;
  EXPECT_THAT(full.errors, HasSubstr("regard: error: cannot write"));
  EXPECT_THAT(full.errors, HasSubstr("File too large"));
  ASSERT_EQ(run(training(folder / "full", "40")).status, 0);
  auto again = losses(folder / "full"), whole = losses(folder / "whole");
  again.erase(again.begin() + 20);  // the first part ended with a validation
  EXPECT_EQ(again, whole);
}

TEST(Train, AFolderThatTakesNoFilesIsOneError) {
  const Outcome outcome = run(training("/proc/run", "5"));
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.errors, HasSubstr("regard: error: "));
  EXPECT_THAT(outcome.errors, HasSubstr("/proc/run"));
}

/// A training begun on a text of its own, to be gone on with, and what it should come to.
class TrainAgain : public Test {
 protected:
  void SetUp() override {
    std::filesystem::copy_file(small_corpus(200), text_);
    ASSERT_EQ(run(training_on_text("whole", "30")).status, 0);
    ASSERT_EQ(run(training_on_text("run", "20")).status, 0);
  }
  std::vector<std::string> training_on_text(const char* name, const char* updates) const {
    auto arguments = training(folder_ / name, updates);
    arguments.insert(arguments.end(), {"--train", text_, "--valid-every", "10"});
    return arguments;
  }
  /// The standard error of a second sitting.
  std::string go_on() const {
    const Outcome outcome = run(training_on_text("run", "30"));
    EXPECT_EQ(outcome.status, 0) << outcome.errors;
    EXPECT_EQ(losses(folder_ / "run"), losses(folder_ / "whole"));
    return outcome.errors;
  }

  std::filesystem::path folder_ = new_folder();
  std::string text_ = folder_ / "text.tsv";
  std::filesystem::path shard_ = folder_ / "run/pairs/pairs-00000.bin";
};

TEST_F(TrainAgain, DoesNotReadTheTextAgain) {
  const auto time = std::filesystem::last_write_time(text_);
  write(text_, std::string(std::filesystem::file_size(text_), '?'));
  std::filesystem::last_write_time(text_, time);
  EXPECT_THAT(go_on(), Not(HasSubstr("text.tsv:")));
}

TEST_F(TrainAgain, DoesNotNeedTheTextAnyMore) {
  std::filesystem::remove(text_);
  EXPECT_THAT(go_on(), HasSubstr(text_ + " is not there any more: going on with the pairs in"));
}

TEST_F(TrainAgain, ReadsATextOfAnotherTimeAgain) {
  write(text_, read(text_));
  std::filesystem::last_write_time(text_, std::filesystem::file_time_type::clock::now());
  EXPECT_THAT(go_on(), HasSubstr("the text is read again"));
}

TEST_F(TrainAgain, WritesDamagedPairsAnew) {
  std::string content = read(shard_);
  content[content.size() / 2] ^= 1;
  write(shard_, content);
  EXPECT_THAT(go_on(), HasSubstr(shard_.string() + ": it is damaged"));
  EXPECT_THAT(read(shard_), Not(content));
}

TEST_F(TrainAgain, WithDamagedPairsAndWithoutATextItEnds) {
  write(shard_, "");
  std::filesystem::remove(text_);
  const Outcome outcome = run(training_on_text("run", "30"));
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.errors, HasSubstr("cannot read " + text_));
}

TEST_F(TrainAgain, AfterARefusalThePairsAreStillThere) {
  auto other = training_on_text("run", "30");
  other.insert(other.end(), {"--train", small_corpus(50)});
  EXPECT_THAT(run(other).errors, HasSubstr("a run on other training pairs"));
  EXPECT_THAT(go_on(), Not(HasSubstr("text.tsv:")));
}

TEST(Train, ReadsAPipeOnce) {
  const auto folder = new_folder();
  std::string command = "mkfifo " + (folder / "pipe").string() + " && (cat " +
                        small_corpus(200).string() + " > " + (folder / "pipe").string() +
                        " &) && $regard";
  auto arguments = training(folder / "piped", "5");
  arguments.insert(arguments.end(), {"--train", folder / "pipe"});
  for (const std::string& argument : arguments) command += ' ' + argument;
  const Outcome outcome = run_shell(command);
  ASSERT_EQ(outcome.status, 0) << outcome.errors;
  ASSERT_EQ(run(training(folder / "plain", "5")).status, 0);
  EXPECT_EQ(losses(folder / "piped"), losses(folder / "plain"));
}

TEST(Train, TellsWhatItReadAndWhatToDoNext) {
  const auto folder = new_folder();
  const Outcome outcome = run(training(folder / "run", "3"));
  ASSERT_EQ(outcome.status, 0) << outcome.errors;
  EXPECT_EQ(outcome.output, "");
  EXPECT_THAT(outcome.errors, HasSubstr("200 pairs in 200 lines"));
  EXPECT_THAT(outcome.errors, HasSubstr("(100.0 %) also occur in"));
  EXPECT_THAT(outcome.errors, HasSubstr("regard translate --model " + (folder / "run").string()));
  EXPECT_TRUE(std::filesystem::exists(folder / "run/best/model.safetensors"));
}

TEST(Train, WithoutValidationPairsHoldsSomeOut) {
  const Outcome outcome =
      run({"train", "--train", small_corpus(200), "--output", new_folder() / "run", "--threads",
           "1", "--tokenizer", "word", "--max-updates", "2", "--embedding-size", "8",
           "--encoder-size", "8", "--decoder-size", "8", "--valid-sentences", "5"});
  ASSERT_EQ(outcome.status, 0) << outcome.errors;
  EXPECT_THAT(outcome.errors, HasSubstr("10 pairs held out for validation"));
}

TEST(Train, OneProcessAtATimeWorksInAFolder) {
  const auto folder = new_folder();
  Program program(training(folder / "run", "100000"));
  ASSERT_TRUE(wait_for_updates(program, folder / "run", 5));
  const Outcome second = run(training(folder / "run", "100000"));
  EXPECT_EQ(second.status, 1);
  EXPECT_THAT(second.errors, HasSubstr("another process is at work in this folder"));
  program.signal(SIGTERM);
  EXPECT_EQ(program.wait().status, 130);
}

TEST(Train, KeepsWhatItToldInTheFolder) {
  const auto folder = new_folder();
  const Outcome outcome = run(training(folder / "run", "20"));
  ASSERT_EQ(outcome.status, 0) << outcome.errors;
  EXPECT_THAT(read(folder / "run/log.txt"), HasSubstr("validation loss"));
}

TEST(Train, RefusesOtherPairsBeforeTheFirstUpdateToo) {
  const auto folder = new_folder();
  auto first = small_training(folder / "run");
  first.insert(first.end(), {"--max-updates", "20", "--valid-sentences", "0"});
  const Outcome begun = run(first);
  ASSERT_EQ(begun.status, 0) << begun.errors;
  EXPECT_THAT(begun.errors, Not(HasSubstr("BLEU")));
  const std::string config = read(folder / "run/config.toml");
  auto other = first;
  other.insert(other.end(), {"--train", small_corpus(50), "--max-updates", "30"});
  const Outcome refused = run(other);
  EXPECT_EQ(refused.status, 1);
  EXPECT_THAT(refused.errors, HasSubstr("a run on other training pairs"));
  EXPECT_EQ(read(folder / "run/config.toml"), config);
}

TEST(Train, RefusesAnotherConfigurationInTheSameFolder) {
  const auto folder = new_folder() / "run";
  ASSERT_EQ(run(training(folder, "2")).status, 0);
  auto other = training(folder, "2");
  other.insert(other.end(), {"--decoder-size", "64"});
  const Outcome outcome = run(other);
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.errors, HasSubstr(folder.string()));
}

TEST(Train, OptionsThatContradictEachOtherAreRefused) {
  auto arguments = training(new_folder() / "run", "2");
  arguments.insert(arguments.end(), {"--attention", "dot", "--decoder-size", "48"});
  const Outcome outcome = run(arguments);
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.errors, HasSubstr("--attention dot"));
}

TEST(Train, AProbeIsGivenOnce) {
  auto arguments = training(new_folder() / "run", "2");
  arguments.insert(arguments.end(),
                   {"--probe", "Il dort.", "--probe", "Oui.", "--probe", "Il dort."});
  const Outcome outcome = run(arguments);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.errors, HasSubstr("--probe 'Il dort.' is given twice"));
}

}  // namespace
}  // namespace regard::end_to_end
