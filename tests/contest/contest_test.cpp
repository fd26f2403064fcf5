#include "regard/contest/contest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/scratch.h"
#include "regard/config/consistency.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using testing::error_of;
using ::testing::HasSubstr;
using testing::Scratch;

Contest read(const std::filesystem::path& file) { return read_contest(std::span(&file, 1)); }

std::vector<std::string> names_of_systems(const Contest& contest) {
  std::vector<std::string> names;
  for (const System& system : contest.systems) names.push_back(system.name);
  return names;
}

TEST(ReadContest, ARecipeIsASystemNamedLikeItsFile) {
  const Scratch scratch;
  const std::filesystem::path files[] = {
      scratch.put("one.toml", "[model]\ndecoder-size = 7\n"),
      scratch.put("other.toml", "[training]\nlearning-rate = 0.5\n")};
  const Contest contest = read_contest(files);
  EXPECT_THAT(names_of_systems(contest), ElementsAre("one", "other"));
  EXPECT_EQ(contest.systems[0].config.model.decoder_size, 7);
  EXPECT_EQ(contest.systems[1].config.model.decoder_size, ModelOptions().decoder_size);
  EXPECT_EQ(contest.systems[1].config.training.learning_rate, 0.5);
  EXPECT_EQ(contest.against, Against::first);
}

const std::string list = R"(
title = "Widths"
against = "previous"
recipe = "base.toml"
[options]
decoder-size = 8
beam = 2
[[system]]
name = "narrow"
note = "8"
[[system]]
name = "wide"
options = { decoder-size = 9, attention = "dot" }
sees-test = true
[[system]]
name = "other"
recipe = "other.toml"
options = { beam = 3 }
)";

TEST(ReadContest, AListSaysWhatIsUnlikeTheRecipe) {
  const Scratch scratch;
  scratch.put("base.toml", "[model]\ndecoder-size = 7\nencoder-size = 5\n");
  scratch.put("other.toml", "[model]\ndecoder-size = 6\nembedding-size = 4\n");
  const Contest contest = read(scratch.put("list.toml", list));
  EXPECT_EQ(contest.title, "Widths");
  EXPECT_EQ(contest.against, Against::previous);
  ASSERT_THAT(names_of_systems(contest), ElementsAre("narrow", "wide", "other"));
  const System &narrow = contest.systems[0], &wide = contest.systems[1],
               &other = contest.systems[2];
  EXPECT_EQ(narrow.note, "8");
  EXPECT_FALSE(narrow.sees_test);
  EXPECT_EQ(narrow.config.model.decoder_size, 8);
  EXPECT_EQ(narrow.config.model.encoder_size, 5);
  EXPECT_EQ(wide.config.model.decoder_size, 9);
  EXPECT_EQ(wide.config.model.attention, AttentionKind::dot);
  EXPECT_EQ(wide.config.search.beam, 2);
  EXPECT_TRUE(wide.sees_test);
  EXPECT_EQ(other.config.model.decoder_size, 8) << "options of all stand above every recipe";
  EXPECT_EQ(other.config.model.embedding_size, 4);
  EXPECT_EQ(other.config.search.beam, 3);
  EXPECT_EQ(other.config.model.attention, ModelOptions().attention);
}

TEST(ReadContest, CumulativeSystemsKeepWhatTheOneBeforeChanged) {
  const Scratch scratch;
  const Contest contest = read(scratch.put("list.toml", R"(
cumulative = true
[[system]]
name = "a"
options = { beam = 2 }
sees-test = true
[[system]]
name = "b"
options = { lowercase = true }
)"));
  EXPECT_EQ(contest.systems[1].config.search.beam, 2);
  EXPECT_TRUE(contest.systems[1].config.text.lowercase);
  EXPECT_FALSE(contest.systems[0].config.text.lowercase);
  EXPECT_FALSE(contest.systems[1].sees_test) << "not an option: each says so for itself";
}

TEST(ReadContest, SaysWhatIsWrongAndWhere) {
  const Scratch scratch;
  const auto problem = [&](const std::string& text) {
    const std::string path = (scratch / "list.toml").string() + ": ";
    const std::string message = error_of([&] { read(scratch.put("list.toml", text)); });
    return message.starts_with(path) ? message.substr(path.size()) : message;
  };
  EXPECT_EQ(problem("[[system]]\n"), "each [[system]] needs a name");
  EXPECT_EQ(problem("system = []\n"), "no system is listed; write one as [[system]]");
  EXPECT_EQ(problem("[[sytem]]\nname = \"a\"\n"), "unknown key 'sytem'; did you mean 'system'?");
  EXPECT_THAT(problem("[[model]]\n"), HasSubstr("[[model]] must be written [model]"));
  EXPECT_EQ(problem("[system]\n"), "'system' must be written [[system]]");
  EXPECT_EQ(problem("[[system]]\nname = 3\n"), "system 3: 'name' must be a text");
  EXPECT_EQ(problem("[[system]]\nname = \"a\"\noption = {}\n"),
            "system \"a\": unknown key 'option'; did you mean 'options'?");
  EXPECT_EQ(problem("[[system]]\nname = \"a\"\noptions = 3\n"),
            "system \"a\": 'options' must be a table of options");
  EXPECT_EQ(problem("[[system]]\nname = \"a\"\noptions = { beem = 3 }\n"),
            "system \"a\": unknown option 'beem'; did you mean 'beam'?");
  EXPECT_THAT(problem("[[system]]\nname = \"a\"\noptions = { attention = \"luong\" }\n"),
              HasSubstr("system \"a\": 'attention' must be none, location, additive"));
  EXPECT_EQ(problem("against = \"last\"\n[[system]]\nname = \"a\"\n"),
            "'against' must be first or previous");
  EXPECT_EQ(problem("cumulative = 1\n[[system]]\nname = \"a\"\n"),
            "'cumulative' must be true or false");
  EXPECT_EQ(problem("[[system]]\nname = \"a\"\n[[system]]\nname = \"A\"\n"),
            "two systems are called 'A'");
  EXPECT_EQ(problem("[[system]]\nname = \"?!\"\n"),
            "a system's name needs a letter or digit, not '?!'");
  EXPECT_THAT(problem("recipe = \"none.toml\"\n[[system]]\nname = \"a\"\n"),
              HasSubstr("none.toml"));
  EXPECT_THAT(problem("[[system]\n"), HasSubstr("list.toml:1: "));
}

TEST(FolderName, IsOneFolderOnEverySystem) {
  EXPECT_EQ(folder_name("Scaled Dot"), "scaled-dot");
  EXPECT_EQ(folder_name("../../etc"), "..-..-etc");
  EXPECT_EQ(folder_name(" a / b "), "a-b");
  EXPECT_EQ(folder_name(".."), "");
  EXPECT_EQ(folder_name("é"), "");
}

TEST(ShippedContests, AreConsistent) {
  const std::filesystem::path folder = REGARD_SOURCE_DIR "/configs/contests";
  for (const auto& [name, systems] : {std::pair("attentions.toml", 10), {"ladder.toml", 9}}) {
    const Contest contest = read(folder / name);
    EXPECT_EQ(std::ssize(contest.systems), systems) << name;
    for (const System& system : contest.systems)
      EXPECT_EQ(error_of([&] { check_consistency(system.config); }), "no error") << system.name;
  }
}

}  // namespace
}  // namespace regard
