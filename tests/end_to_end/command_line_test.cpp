#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "end_to_end/process.h"

namespace regard::end_to_end {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;
using testing::StartsWith;

void expect_refusal(const std::vector<std::string>& arguments, int status,
                    const std::string& message) {
  const Outcome outcome = run(arguments);
  EXPECT_EQ(outcome.status, status) << outcome.errors;
  EXPECT_THAT(outcome.errors, HasSubstr(message));
  EXPECT_THAT(outcome.errors, StartsWith("regard: error: "));
  EXPECT_EQ(lines_of(outcome.errors).size(), 1u) << outcome.errors;
  EXPECT_EQ(outcome.output, "");
}

TEST(CommandLine, AloneShowsEveryCommand) {
  const Outcome outcome = run({});
  EXPECT_EQ(outcome.status, 0);
  for (const char* command :
       {"train", "plan", "translate", "evaluate", "split", "info", "pool", "compare"})
    EXPECT_THAT(outcome.output, HasSubstr(std::string("\n  ") + command + " "));
  EXPECT_EQ(run({"--help"}).output, outcome.output);
}

TEST(CommandLine, TellsItsVersionAndLibTorchs) {
  EXPECT_THAT(run({"--version"}).output,
              MatchesRegex("regard [0-9.]+ \\(LibTorch [0-9]+\\.[0-9]+\\.[0-9]+.*\\)\n"));
}

TEST(CommandLine, TellsJemallocHowToTreatMemory) {
#ifndef REGARD_JEMALLOC
  GTEST_SKIP() << "regard was built without jemalloc";
#endif
  const Outcome outcome = run({"--version"}, "", {"MALLOC_CONF=confirm_conf:true"});
  for (const char* setting : {"thp:always", "oversize_threshold:0", "dirty_decay_ms:60000"})
    EXPECT_THAT(outcome.errors, HasSubstr(std::string("Set conf value: ") + setting));
}

TEST(CommandLine, EveryCommandHasHelpWithAnExample) {
  for (const std::string command : {"train", "plan", "translate", "evaluate", "split", "info"}) {
    const Outcome outcome = run({command, "--help"});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.output, StartsWith("regard " + command + ": "));
    EXPECT_THAT(outcome.output, HasSubstr("Example:\n  regard " + command));
    for (const std::string& line : lines_of(outcome.output)) EXPECT_LE(line.size(), 110u) << line;
    EXPECT_EQ(run({"help", command}).output, outcome.output);
  }
}

TEST(CommandLine, HelpShowsOptionsOfTheGroupsWithTheirDefaults) {
  const std::string help = run({"train", "--help"}).output;
  EXPECT_THAT(help, HasSubstr("--[no-]bidirectional "));
  EXPECT_THAT(help, HasSubstr("--decoder tutorial|bahdanau|luong"));
  EXPECT_THAT(help, HasSubstr("(default 256)"));
  EXPECT_THAT(run({"translate", "--help"}).output, Not(HasSubstr("--encoder-size")));
}

TEST(CommandLine, AHelpThatCannotBeWrittenIsAnError) {
  for (const char* words : {"--help", "--version", "train --help", "train --dump-config"}) {
    const Outcome full = run_shell(std::string("$regard ") + words + " > /dev/full");
    EXPECT_EQ(full.status, 1) << words;
    EXPECT_THAT(full.errors, HasSubstr("output cannot be written")) << words;
  }
}

TEST(CommandLine, SuggestsTheNearestCommandAndFlag) {
  expect_refusal({"trian"}, 2, "did you mean 'train'?");
  expect_refusal({"xyzzy"}, 2, "known are train, plan, translate");
  expect_refusal({"translate", "--bem", "3", "Bonjour"}, 2, "did you mean '--beam'?");
  expect_refusal({"translate", "--bem=3", "Bonjour"}, 2, "did you mean '--beam'?");
  expect_refusal({"translate", "--xyzzyxyzzy"}, 2, "regard translate --help");
}

TEST(CommandLine, RefusesValuesThatAnOptionCannotHave) {
  expect_refusal({"translate", "--beam", "0", "x"}, 2, "--beam must be from 1 to 1000, not 0");
  expect_refusal({"translate", "--beam", "2.5", "x"}, 2,
                 "--beam must be a whole number, not '2.5'");
  expect_refusal({"translate", "--beam"}, 2, "--beam");
  expect_refusal({"train", "--decoder", "gru"}, 2,
                 "must be tutorial, bahdanau, luong or transformer, not 'gru'");
  expect_refusal({"train", "--clip-norm", "-1"}, 2, "--clip-norm must be at least 0, not -1");
  expect_refusal({"train", "pairs.tsv"}, 2, "'pairs.tsv' has no flag before it");
  expect_refusal({"train"}, 2, "--train is missing");
  expect_refusal({"split", "a.tsv", "--valid", "2"}, 2, "--valid must be from 0 to 1, not 2");
}

TEST(CommandLine, NamesWhatCannotBeRead) {
  expect_refusal({"info", "/nowhere/model"}, 1, "/nowhere/model");
  expect_refusal({"translate", "--model", "/nowhere/model", "x"}, 1, "/nowhere/model");
  expect_refusal({"split", "/nowhere/pairs.tsv", "--output", new_folder()}, 1,
                 "/nowhere/pairs.tsv");
  expect_refusal({"train", "--config", "/nowhere/recipe.toml", "--dump-config"}, 1,
                 "/nowhere/recipe.toml");
}

TEST(CommandLine, FlagsGoBeforeTheRecipeAndTheRecipeBeforeDefaults) {
  const auto recipe = new_folder() / "recipe.toml";
  write(recipe,
        "[search]\nbeam = 3\nlength-penalty = 0.5\n[model]\nbidirectional = false\n"
        "[corpus]\ntarget-prefixes = [\"i am \"]\n");
  const Outcome outcome = run({"train", "--dump-config", "--beam", "7", "--config", recipe,
                               "--target-prefixes", "he is ", "--target-prefixes", "she is "});
  EXPECT_EQ(outcome.status, 0) << outcome.errors;
  EXPECT_THAT(outcome.output, HasSubstr("\nbeam = 7 "));
  EXPECT_THAT(outcome.output, HasSubstr("\nlength-penalty = 0.5 "));
  EXPECT_THAT(outcome.output, HasSubstr("\nbidirectional = false "));
  EXPECT_THAT(outcome.output, HasSubstr("\ntarget-prefixes = [\"he is \",\"she is \"] "));
  EXPECT_THAT(outcome.output, HasSubstr("\nencoder-size = 256 "));
}

TEST(CommandLine, ADumpedRecipeReadsBackTheSame) {
  const auto recipe = new_folder() / "recipe.toml";
  const std::string dumped =
      run({"train", "--dump-config", "--lowercase", "--no-deep-output", "--time", "20m"}).output;
  ASSERT_THAT(dumped, HasSubstr("\nlowercase = true "));
  ASSERT_THAT(dumped, HasSubstr("\ndeep-output = false "));
  ASSERT_THAT(dumped, HasSubstr("\ntime = \"20m\" "));
  write(recipe, dumped);
  EXPECT_EQ(run({"train", "--dump-config", "--config", recipe}).output, dumped);
}

TEST(CommandLine, AnUnknownKeyIsNamedWithItsPlace) {
  const auto recipe = new_folder() / "recipe.toml";
  write(recipe, "[search]\nbeem = 3\n");
  const std::string place = recipe.string() + ":2: unknown key 'beem'";
  expect_refusal({"train", "--dump-config", "--config", recipe}, 1, place);
}

}  // namespace
}  // namespace regard::end_to_end
