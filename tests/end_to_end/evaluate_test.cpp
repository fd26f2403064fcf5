#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "end_to_end/process.h"

namespace regard::end_to_end {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::MatchesRegex;

constexpr const char* python = REGARD_SOURCE_DIR "/.venv/bin/python";

/// Hypotheses and two streams of references, made from the corpus by small changes.
std::filesystem::path scored_files() {
  const auto folder = new_folder();
  std::string hypotheses, first, second;
  size_t number = 0;
  for (const std::string& line : lines_of(read(REGARD_SOURCE_DIR "/data/valid.tsv"))) {
    const std::string english = line.substr(0, line.find('\t'));
    const size_t middle = english.find(' ');
    const bool change = ++number % 3 == 0 && middle != std::string::npos;
    first += english + '\n';
    second += "Well, " + english + '\n';
    hypotheses += (change ? english.substr(middle + 1) : english) + '\n';
  }
  write(folder / "hypotheses", hypotheses);
  write(folder / "first", first);
  write(folder / "second", second);
  return folder;
}

std::vector<std::string> score_lines(const std::filesystem::path& folder, bool both) {
  std::vector<std::string> arguments = {
      "evaluate",     "--metric",      "bleu,chrf,ter", "--hypotheses", folder / "hypotheses",
      "--references", folder / "first"};
  if (both) arguments.insert(arguments.end(), {"--references", folder / "second"});
  return lines_of(run(arguments).output);
}

/// sacreBLEU's lines, without the blanks by which it sets the signs of equality under each other.
std::vector<std::string> sacrebleu_lines(const std::filesystem::path& folder, bool both) {
  const std::string references =
      (folder / "first").string() + (both ? " " + (folder / "second").string() : std::string());
  const Outcome outcome =
      run_shell(std::string(python) + " -m sacrebleu " + references + " -i " +
                (folder / "hypotheses").string() + " -m bleu chrf ter -w 2 -f text");
  std::vector<std::string> lines = lines_of(outcome.output);
  for (std::string& line : lines) line.erase(0, line.find_first_not_of(' '));
  return lines;
}

TEST(Evaluate, FilesScoreAsSacrebleuScoresThem) {
  if (!std::filesystem::exists(python)) GTEST_SKIP() << "no Python environment";
  const auto folder = scored_files();
  for (const bool both : {false, true}) {
    const auto expected = sacrebleu_lines(folder, both);
    ASSERT_EQ(expected.size(), 3u);
    EXPECT_EQ(score_lines(folder, both), expected);
  }
}

TEST(Evaluate, AModelsScoreIsThatOfItsTranslations) {
  const auto folder = new_folder();
  const auto pairs = small_corpus(40);
  const Outcome model = run({"evaluate", "--model", small_run(), "--data", pairs, "--output",
                             folder / "mine.en", "--threads", "1"});
  ASSERT_EQ(model.status, 0) << model.errors;
  EXPECT_THAT(model.errors, HasSubstr("40 sentences in "));
  std::string references;
  for (const std::string& line : lines_of(read(pairs)))
    references += line.substr(0, line.find('\t')) + '\n';
  write(folder / "references", references);
  EXPECT_EQ(model.output, run({"evaluate", "--hypotheses", folder / "mine.en", "--references",
                               folder / "references"})
                              .output);
  EXPECT_THAT(model.output, MatchesRegex("BLEU\\|nrefs:1\\|.* = .*\nchrF2\\|.* = .*\n"));
}

TEST(Evaluate, JsonHoldsScoresAndSpeed) {
  const Outcome outcome = run({"evaluate", "--model", small_run(), "--data", small_corpus(10),
                               "--json", "--metric", "chrf"});
  ASSERT_EQ(outcome.status, 0) << outcome.errors;
  const json object = json::parse(outcome.output);
  EXPECT_EQ(object.at("sentences"), 10);
  EXPECT_GT(object.at("sentences_per_second"), 0);
  ASSERT_EQ(object.at("metrics").size(), 1u);
  EXPECT_EQ(object.at("metrics").at(0).at("metric"), "chrf");
  EXPECT_THAT(object.at("metrics").at(0).at("signature").get<std::string>(), HasSubstr("version:"));
}

TEST(Evaluate, NormalizedReferencesAreTheModelsSpelling) {
  const auto output = new_folder() / "folded";
  auto arguments = small_training(output);
  arguments.insert(arguments.end(), {"--max-updates", "1", "--ascii-fold", "--lowercase"});
  ASSERT_EQ(run(arguments).status, 0);
  const auto folder = new_folder();
  write(folder / "pairs.tsv", "I AM HERE\tJe suis là.\n");
  std::vector<std::string> evaluate = {"evaluate",           "--model",  output,
                                       "--metric",           "ter",      "--data",
                                       folder / "pairs.tsv", "--output", folder / "out"};
  ASSERT_EQ(run(evaluate).status, 0);
  // Against its own output in capitals: only the normaliser makes them one.
  std::string shouted = read(folder / "out");
  for (char& c : shouted) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  shouted.pop_back();
  ASSERT_NE(shouted, "");
  write(folder / "pairs.tsv", shouted + "\tJe suis là.\n");
  evaluate[4] = "chrf";
  EXPECT_THAT(run(evaluate).output, testing::Not(HasSubstr(" = 100.00")));
  evaluate.push_back("--normalize-references");
  EXPECT_THAT(run(evaluate).output, HasSubstr(" = 100.00"));
}

TEST(Evaluate, AnOutputThatCannotBeWrittenIsKnownBeforeTheWorkAndAFullDiskAfterTheScores) {
  const auto pairs = small_corpus(5);
  const Outcome nowhere =
      run({"evaluate", "--model", small_run(), "--data", pairs, "--output", "/nowhere/out.en"});
  EXPECT_EQ(nowhere.status, 1);
  EXPECT_THAT(nowhere.errors, HasSubstr("cannot write /nowhere/out.en"));
  EXPECT_EQ(nowhere.output, "");
  const Outcome full =
      run({"evaluate", "--model", small_run(), "--data", pairs, "--output", "/dev/full"});
  EXPECT_EQ(full.status, 1);
  EXPECT_THAT(full.errors, HasSubstr("cannot write /dev/full"));
  EXPECT_THAT(full.output, HasSubstr("BLEU|"));
}

TEST(Evaluate, RefusesWhatFilesHaveNoUseFor) {
  const auto folder = scored_files();
  const Outcome outcome = run({"evaluate", "--hypotheses", folder / "hypotheses", "--references",
                               folder / "first", "--output", folder / "out"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_THAT(outcome.errors, HasSubstr("--output go with --data"));
}

TEST(Evaluate, RefusesFilesOfUnlikeLengthAndHalfACommand) {
  const auto folder = new_folder();
  write(folder / "two", "a\nb\n");
  write(folder / "one", "a\n");
  const Outcome unlike =
      run({"evaluate", "--hypotheses", folder / "two", "--references", folder / "one"});
  EXPECT_EQ(unlike.status, 1);
  EXPECT_THAT(unlike.errors, HasSubstr("two has 2 lines, but "));
  EXPECT_EQ(run({"evaluate"}).status, 2);
  EXPECT_EQ(run({"evaluate", "--hypotheses", folder / "two"}).status, 2);
  EXPECT_EQ(run({"evaluate", "--data", "x", "--metric", "meteor"}).status, 2);
}

}  // namespace
}  // namespace regard::end_to_end
