#include "app/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace regard {
namespace {

constexpr CommandText text{"try", "a command for the test", "  regard try --beam 3"};

struct Tried {
  std::string path;
  std::vector<std::string> texts;
  SearchOptions search;
  CorpusOptions corpus;
  bool json = false;

  /// Flags stay pending until `apply`, as where a model's options come in between.
  void parse(const std::vector<std::string>& arguments, int64_t beam_of_model = 2) {
    CommandLine line(text);
    line.add({"path", "FILE", "a path"}, path);
    line.add({"json", "", "a switch"}, json);
    line.add_positional({"TEXT", "", "texts"}, texts);
    line.add_group("Search", search);
    line.add_group("Corpus", corpus);
    ASSERT_TRUE(line.parse(arguments));
    search.beam = beam_of_model;
    line.apply();
  }
};

std::string refusal(const std::vector<std::string>& arguments) {
  try {
    Tried().parse(arguments);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(CommandLine, FlagsGoOverWhatTheOptionsHold) {
  Tried tried;
  tried.parse({"--length-penalty", "0.5"}, 9);
  EXPECT_EQ(tried.search.beam, 9);
  EXPECT_EQ(tried.search.length_penalty, 0.5);
  tried.parse({"--beam=4"}, 9);
  EXPECT_EQ(tried.search.beam, 4);
}

TEST(CommandLine, KnowsWhatWasGiven) {
  CommandLine line(text);
  std::optional<std::string> target, path;
  std::vector<std::string> clamps;
  bool json = false;
  line.add({"target", "TEXT", "a text"}, target);
  line.add({"path", "FILE", "a path"}, path);
  line.add({"clamp", "LIST", "some", true}, clamps);
  line.add({"json", "", "a switch"}, json);
  ASSERT_TRUE(line.parse({"--target", "", "--json"}));
  EXPECT_EQ(target, "");
  EXPECT_EQ(path, std::nullopt);
  for (const char* flag : {"target", "json"}) EXPECT_TRUE(line.given(flag)) << flag;
  for (const char* flag : {"path", "clamp"}) EXPECT_FALSE(line.given(flag)) << flag;
}

TEST(CommandLine, SwitchesGoBothWays) {
  Tried tried;
  tried.parse({"--no-copy-unknown", "--json"});
  EXPECT_FALSE(tried.search.copy_unknown);
  EXPECT_TRUE(tried.json);
  tried.parse({"--copy-unknown"});
  EXPECT_TRUE(tried.search.copy_unknown);
}

TEST(CommandLine, TheLastOfEqualFlagsHoldsAndListsTakeAll) {
  Tried tried;
  tried.parse({"--beam", "3", "--beam", "6", "--target-prefixes", "i am ", "--target-prefixes",
               "[he, is]", "--no-copy-unknown", "--copy-unknown"});
  EXPECT_EQ(tried.search.beam, 6);
  EXPECT_TRUE(tried.search.copy_unknown);
  EXPECT_EQ(tried.corpus.target_prefixes, (std::vector<std::string>{"i am ", "[he, is]"}));
}

TEST(CommandLine, TextsStayAsTheyAre) {
  Tried tried;
  const std::vector<std::string> texts = {"[Music]", "[a,b]", "", "{}", "- Oui.", "a b"};
  tried.parse({"[Music]", "[a,b]", "", "--beam", "3", "{}", "- Oui.", "a b"});
  EXPECT_EQ(tried.texts, texts);
  tried.parse({"--", "--beam", "-5"});
  EXPECT_EQ(tried.texts, (std::vector<std::string>{"--beam", "-5"}));
}

TEST(CommandLine, SaysWhichFlagNeedsAValueAndWhichTakesNone) {
  EXPECT_EQ(refusal({"--beam"}), "--beam needs a value");
  EXPECT_EQ(refusal({"--json", "--path"}), "--path needs a value");
  EXPECT_EQ(refusal({"--json=yes"}), "--json takes no value");
  EXPECT_EQ(refusal({"--copy-unknown=maybe"}), "--copy-unknown takes no value");
}

TEST(CommandLine, SuggestsTheNearestFlag) {
  EXPECT_EQ(refusal({"--bema", "3"}), "unknown flag --bema; did you mean '--beam'?");
  EXPECT_EQ(refusal({"--beem=3"}), "unknown flag --beem=3; did you mean '--beam'?");
  EXPECT_EQ(refusal({"--no-copy-unknwon"}),
            "unknown flag --no-copy-unknwon; did you mean '--no-copy-unknown'?");
  EXPECT_EQ(
      refusal({"--zzz"}),
      "unknown flag --zzz; regard try --help lists the flags, and what begins with a dash but is "
      "no flag comes after --");
}

TEST(CommandLine, RefusesBadValuesWhileParsing) {
  EXPECT_EQ(refusal({"--beam", "0"}), "--beam must be from 1 to 1000, not 0");
  EXPECT_EQ(refusal({"--bad-lines", "keep"}), "--bad-lines must be skip or refuse, not 'keep'");
  EXPECT_THAT(refusal({"--beam"}), testing::HasSubstr("--beam"));
}

TEST(CommandLine, HelpEndsWithTheExample) {
  CommandLine line(text);
  SearchOptions search;
  line.add_group("Search", search);
  testing::internal::CaptureStdout();
  EXPECT_FALSE(line.parse({"--help"}));
  std::fflush(stdout);
  const std::string help = testing::internal::GetCapturedStdout();
  EXPECT_THAT(help, testing::StartsWith("regard try: a command for the test\n"));
  EXPECT_THAT(help, testing::HasSubstr("\n  --[no-]copy-unknown "));
  EXPECT_THAT(help, testing::HasSubstr("(default 5)"));
  EXPECT_THAT(help, testing::HasSubstr("Example:\n  regard try --beam 3\n"));
}

}  // namespace
}  // namespace regard
