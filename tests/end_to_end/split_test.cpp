#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "end_to_end/process.h"

namespace regard::end_to_end {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<std::string> part(const std::filesystem::path& folder, const std::string& name) {
  return lines_of(read(folder / name));
}

TEST(Split, PartsShareNoSentence) {
  const auto folder = new_folder();
  const Outcome outcome = run({"split", small_corpus(500), "--output", folder, "--valid", "0.1",
                               "--test", "0.1", "--seed", "3"});
  ASSERT_EQ(outcome.status, 0) << outcome.errors;
  std::set<std::string> known;
  size_t sentences = 0;
  for (const std::string& line : part(folder, "train.tsv")) {
    known.insert(line.substr(0, line.find('\t')));
    known.insert(line.substr(line.find('\t') + 1));
  }
  for (const char* name : {"valid.tsv", "test.tsv"})
    for (const std::string& line : part(folder, name)) {
      ++sentences;
      EXPECT_FALSE(known.contains(line.substr(0, line.find('\t')))) << line;
      EXPECT_FALSE(known.contains(line.substr(line.find('\t') + 1))) << line;
    }
  EXPECT_GT(sentences, 50u);
  EXPECT_THAT(outcome.output, HasSubstr("valid.tsv: 0 of "));
}

TEST(Split, KeepsTheOrderOfTheColumns) {
  const auto folder = new_folder();
  std::string text;
  for (int i = 0; i < 20; ++i)
    text += "no " + std::to_string(i) + "\tnon " + std::to_string(i) + "\tCC-BY\n";
  write(folder / "pairs.tsv", text);
  const std::vector<std::string> command = {
      "split", folder / "pairs.tsv", "--output", folder, "--test", "0.1"};
  ASSERT_EQ(run(command).status, 0);
  EXPECT_EQ(part(folder, "train.tsv").at(0).substr(0, 3), "no ");
  auto swapped = command;
  swapped.insert(swapped.end(), {"--source-column", "1", "--target-column", "2"});
  ASSERT_EQ(run(swapped).status, 0);
  EXPECT_EQ(part(folder, "train.tsv").at(0).substr(0, 3), "no ");
}

TEST(Split, TheSameSeedGivesTheSameParts) {
  const auto pairs = small_corpus(300);
  std::vector<std::string> parts;
  for (const char* seed : {"1", "1", "2"}) {
    const auto folder = new_folder();
    ASSERT_EQ(run({"split", pairs, "--output", folder, "--seed", seed}).status, 0);
    parts.push_back(read(folder / "test.tsv"));
  }
  EXPECT_EQ(parts[0], parts[1]);
  EXPECT_NE(parts[0], parts[2]);
}

TEST(Split, ReplacesNeitherItsInputNorMixesWithAnotherSplit) {
  const auto folder = new_folder();
  const auto pairs = small_corpus(300);
  ASSERT_EQ(run({"split", pairs, "--output", folder}).status, 0);
  const std::string train = read(folder / "train.tsv"), test = read(folder / "test.tsv");
  const Outcome own = run({"split", folder / "train.tsv", "--output", folder});
  EXPECT_EQ(own.status, 1);
  EXPECT_THAT(own.errors, HasSubstr("train.tsv is what is being split"));
  const Outcome stale = run({"split", pairs, "--output", folder, "--test", "0"});
  EXPECT_EQ(stale.status, 1);
  EXPECT_THAT(stale.errors, HasSubstr("test.tsv is left from another split"));
  EXPECT_EQ(read(folder / "train.tsv"), train);
  EXPECT_EQ(read(folder / "test.tsv"), test);
}

TEST(Split, ReportsTheLeaksOfAnyFiles) {
  const auto folder = new_folder();
  write(folder / "a.tsv", "One.\tUn.\nTwo.\tDeux.\n");
  write(folder / "b.tsv", "Two!\tBien.\nThree.\tTrois.\n");
  const Outcome outcome = run({"split", "--report", folder / "a.tsv", folder / "b.tsv"});
  EXPECT_EQ(outcome.status, 0) << outcome.errors;
  EXPECT_THAT(outcome.output,
              HasSubstr("b.tsv: 0 of 2 source sentences (0.0 %) and 1 of 2 target sentences (50.0 "
                        "%) also occur in "));
  EXPECT_FALSE(std::filesystem::exists(folder / "train.tsv"));
}

TEST(Split, BadLinesAreCountedAndNamed) {
  const auto folder = new_folder();
  std::string text = "\nalone\nbad \xFF\tb\n";
  for (int i = 0; i < 20; ++i) text += "a " + std::to_string(i) + "\tb " + std::to_string(i) + "\n";
  write(folder / "pairs.tsv", text);
  const std::vector<std::string> command = {
      "split", folder / "pairs.tsv", "--output", folder, "--valid", "0.1", "--test", "0.1"};
  const Outcome outcome = run(command);
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.errors, HasSubstr("20 pairs in 23 lines"));
  EXPECT_THAT(outcome.errors, HasSubstr("pairs.tsv:3: invalid UTF-8 at byte 5"));
  auto strict = command;
  strict.insert(strict.end(), {"--bad-lines", "refuse"});
  EXPECT_EQ(run(strict).status, 1);
}

}  // namespace
}  // namespace regard::end_to_end
