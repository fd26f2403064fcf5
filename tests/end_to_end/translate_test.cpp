#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <numeric>
#include <thread>

#include "end_to_end/process.h"

namespace regard::end_to_end {
namespace {

using nlohmann::json;
using testing::HasSubstr;

/// What `regard translate` with the small model says.
Outcome translate(std::vector<std::string> arguments, const std::string& input = "") {
  arguments.insert(arguments.begin(), {"translate", "--model", small_run(), "--threads", "1"});
  const Outcome outcome = run(arguments, input);
  EXPECT_EQ(outcome.status, 0) << outcome.errors;
  return outcome;
}

TEST(Translate, LineNOutAnswersLineNIn) {
  const auto lines = lines_of(translate({}, "Je suis là.\n\nElle dort.\r\n").output);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_NE(lines[0], "");
  EXPECT_EQ(lines[1], "");
  EXPECT_NE(lines[2], "");
  EXPECT_EQ(lines[2], lines_of(translate({"Elle dort."}).output).at(0));
}

TEST(Translate, MendsInvalidUtf8AndNamesTheLine) {
  const Outcome outcome = translate({"--format", "json"}, "Oui.\nNon \xFF.\nOui.\n");
  const auto lines = lines_of(outcome.output);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(json::parse(lines[1]).at("source"), "Non \uFFFD.");
  EXPECT_THAT(outcome.errors, HasSubstr("standard input:2: invalid UTF-8 at byte 5"));
}

TEST(Translate, AnInputThatCannotBeReadIsAnError) {
  const Outcome outcome = run_shell("$regard translate --model " + small_run().string() + " < /");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.errors, HasSubstr("standard input: it cannot be read"));
}

TEST(Translate, AnyLineGivesALine) {
  std::string longest;
  while (longest.size() < 10000) longest += "Le chat dort, et le chien mange. ";
  const std::string input = longest + "\n😀😀\n12345 67.8\nこんにちは\n   \n\t\n" +
                            std::string(3000, 'x') + "\nà\u0300\u0301\u0302\n";
  EXPECT_EQ(lines_of(translate({"--beam", "1"}, input).output).size(), 8u);
}

TEST(Translate, TextsOnTheCommandLineStayAsTheyAre) {
  const std::vector<std::string> texts = {"[Musique]", "[a,b]",  "",   "{}",
                                          "%%",        "- Oui.", "-5", "--"};
  std::vector<std::string> arguments = {"--format", "json", "--"};
  arguments.insert(arguments.end(), texts.begin(), texts.end());
  const auto lines = lines_of(translate(arguments).output);
  ASSERT_EQ(lines.size(), texts.size());
  for (size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(json::parse(lines[i]).at("source"), texts[i]);
}

TEST(Translate, JsonTellsPiecesAndAlternatives) {
  const auto lines = lines_of(
      translate({"--format", "json", "--n-best", "3", "--beam", "4", "Je suis zorglub."}).output);
  ASSERT_EQ(lines.size(), 1u);
  const json object = json::parse(lines[0]);
  EXPECT_EQ(object.at("source"), "Je suis zorglub.");
  EXPECT_TRUE(object.at("translation").is_string());
  EXPECT_LT(object.at("score"), 0);
  const json& segment = object.at("segments").at(0);
  EXPECT_EQ(segment.at("source_pieces").back(), "</s>");
  EXPECT_TRUE(segment.at("copied").is_array());
  ASSERT_EQ(object.at("alternatives").size(), 2u);
  EXPECT_LE(object.at("alternatives").at(0).at("score"), object.at("score"));
}

TEST(Translate, TsvAndNumberedAlternativesHaveTheirColumns) {
  const auto tsv = lines_of(translate({"--format", "tsv"}, "Oui.\na\tb\n").output);
  ASSERT_EQ(tsv.size(), 2u);
  EXPECT_EQ(tsv[0].rfind("Oui.\t", 0), 0u);
  EXPECT_EQ(tsv[1].rfind("a b\t", 0), 0u);
  const auto best = lines_of(translate({"--n-best", "2"}, "Oui.\nJe dors.\n").output);
  ASSERT_EQ(best.size(), 4u);
  EXPECT_EQ(best[0].rfind("1\t-", 0), 0u) << best[0];
  EXPECT_EQ(best[3].rfind("2\t-", 0), 0u) << best[3];
}

TEST(Translate, AttentionWeightsOfEachTargetPieceSumToOne) {
  const auto path = new_folder() / "attention.jsonl";
  translate({"--attention", path}, "Je suis là.\nElle dort.\n");
  const auto lines = lines_of(read(path));
  ASSERT_EQ(lines.size(), 2u);
  const json object = json::parse(lines[1]);
  EXPECT_EQ(object.at("line"), 2);
  const json& segment = object.at("segments").at(0);
  ASSERT_EQ(segment.at("attention").size(), segment.at("target_pieces").size());
  for (const auto& row : segment.at("attention").get<std::vector<std::vector<double>>>()) {
    EXPECT_EQ(row.size(), segment.at("source_pieces").size());
    EXPECT_NEAR(std::accumulate(row.begin(), row.end(), 0.0), 1, 1e-4);
  }
}

TEST(Translate, FilesSayWhatTheStreamsSay) {
  const auto folder = new_folder();
  write(folder / "in.fr", "\uFEFFJe suis là.\nElle dort.\n");
  translate({"--input", folder / "in.fr", "--output", folder / "out.en"});
  EXPECT_EQ(read(folder / "out.en"), translate({}, "Je suis là.\nElle dort.\n").output);
}

TEST(Translate, AFailureLeavesNoOutputFile) {
  const auto output = new_folder() / "out.en";
  const Outcome outcome =
      run({"translate", "--model", small_run(), "--input", "/nowhere/in.fr", "--output", output});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.errors, HasSubstr("/nowhere/in.fr"));
  EXPECT_FALSE(std::filesystem::exists(output));
}

TEST(Translate, AClosedOutputEndsQuietlyAndAFullOneDoesNot) {
  const std::string command = "$regard translate --search-batch 1 --model " + small_run().string();
  const Outcome closed = run_shell("yes Oui. | head -500 | " + command + " | head -1");
  EXPECT_EQ(closed.status, 0);
  EXPECT_EQ(closed.errors, "");
  EXPECT_EQ(lines_of(closed.output).size(), 1u);
  const Outcome full = run_shell(command + " Oui. > /dev/full");
  EXPECT_EQ(full.status, 1);
  EXPECT_THAT(full.errors, HasSubstr("output cannot be written"));
}

TEST(Translate, KeepsWhatItHasWhenItIsInterrupted) {
  const auto folder = new_folder();
  const size_t count = 200'000;
  std::string text;
  for (size_t i = 0; i < count; ++i) text += "Je suis là.\n";
  write(folder / "in.fr", text);
  Program program({"translate", "--model", small_run(), "--threads", "1", "--input",
                   folder / "in.fr", "--output", folder / "out.en"});
  const auto some_are_out = [&] {
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      if (entry.path().filename().string().starts_with("out.en") && entry.file_size() > 0)
        return true;
    return false;
  };
  while (!some_are_out()) {
    ASSERT_TRUE(program.running());
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  program.signal(SIGINT);
  const Outcome outcome = program.wait();
  EXPECT_EQ(outcome.status, 130) << outcome.errors;
  const size_t lines = lines_of(read(folder / "out.en")).size();
  EXPECT_GT(lines, 0u);
  EXPECT_LT(lines, count);
  EXPECT_THAT(outcome.errors, HasSubstr("interrupted after"));
}

TEST(Translate, RefusesWhatDoesNotGoTogether) {
  const auto folder = new_folder();
  const Outcome same = run({"translate", "--model", small_run(), "--output", folder / "out",
                            "--attention", folder / "." / "out", "Oui."});
  EXPECT_EQ(same.status, 2);
  EXPECT_THAT(same.errors, HasSubstr("name the same file"));
  const Outcome both = run({"translate", "--model", small_run(), "--input", "a", "Oui."});
  EXPECT_EQ(both.status, 2);
  const Outcome many = run({"translate", "--model", small_run(), "--n-best", "9", "Oui."});
  EXPECT_EQ(many.status, 1);
  EXPECT_THAT(many.errors, HasSubstr("--n-best 9 needs a --beam of at least 9"));
}

TEST(Translate, TheModelMayComeFromTheEnvironment) {
  const Outcome outcome =
      run({"translate", "Elle dort."}, "", {"REGARD_MODEL=" + small_run().string()});
  EXPECT_EQ(outcome.output, translate({"Elle dort."}).output);
}

}  // namespace
}  // namespace regard::end_to_end
