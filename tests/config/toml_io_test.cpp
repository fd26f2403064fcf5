#include "regard/config/toml_io.h"

#include <gtest/gtest.h>

#include "base/scratch.h"
#include "config/every_option.h"

namespace regard {
namespace {

using testing::error_of;
using testing::Scratch;
using testing::values_of_all;

TEST(TomlIo, EveryOptionGoesRound) {
  const Config changed = testing::changed_config();
  const testing::Values expected = values_of_all(changed);
  for (const auto& [key, value] : values_of_all(Config()))
    ASSERT_NE(expected.at(key), value) << key << " was not changed";
  const Scratch scratch;
  Config read;
  read_toml(scratch.put("a.toml", to_toml(changed)), read);
  EXPECT_EQ(values_of_all(read), expected);
}

TEST(TomlIo, DefaultsGoRound) {
  const Scratch scratch;
  Config read = testing::changed_config();
  read_toml(scratch.put("a.toml", to_toml(Config())), read);
  EXPECT_EQ(values_of_all(read), values_of_all(Config()));
}

TEST(TomlIo, WritesSectionsWithHelp) {
  const std::string text = to_toml(Config());
  EXPECT_EQ(text.find("[text]\ntokenizer = \"unigram\"  # words, or subwords that"), 0u) << text;
  EXPECT_NE(text.find("\n\n[training]\noptimizer = \"adam\"  # how gradients become updates\n"
                      "learning-rate = 0.001  # peak of the schedule\n"),
            text.npos);
  EXPECT_NE(text.find("\ntarget-prefixes = []  # "), text.npos);
}

TEST(TomlIo, KeepsWhatTheFileDoesNotName) {
  const Scratch scratch;
  Config config;
  config.model.encoder_size = 77;
  config.search.beam = 9;
  read_toml(scratch.put("a.toml", "[search]\nn-best = 2\nlength-penalty = 1\n"), config);
  EXPECT_EQ(config.model.encoder_size, 77);
  EXPECT_EQ(config.search.beam, 9);
  EXPECT_EQ(config.search.n_best, 2);
  EXPECT_EQ(config.search.length_penalty, 1.0);
}

TEST(TomlIo, ReadsAnEmptyRecipe) {
  const Scratch scratch;
  Config config;
  read_toml(scratch.put("a.toml", "# nothing\n"), config);
  EXPECT_EQ(values_of_all(config), values_of_all(Config()));
}

/// The Error for a recipe of this text, its folder left out; the configuration must stay as it is.
std::string problem_of(const std::string& text) {
  const Scratch scratch;
  Config config;
  const std::string problem = error_of([&] { read_toml(scratch.put("a.toml", text), config); });
  EXPECT_EQ(values_of_all(config), values_of_all(Config())) << problem;
  const std::string folder = scratch.path().string() + "/";
  return problem.find(folder) == 0 ? problem.substr(folder.size()) : problem;
}

TEST(TomlIo, NamesTheNearestKey) {
  EXPECT_EQ(problem_of("[search]\nbeam = 3\n\n[model]\nencoder_size = 5\n"),
            "a.toml:5: unknown key 'encoder_size' in [model]; did you mean 'encoder-size'?");
  EXPECT_EQ(problem_of("[runtime]\ncolour = 5\n"),
            "a.toml:2: unknown key 'colour' in [runtime]; known are device, threads, precision");
}

TEST(TomlIo, NamesTheSectionOfAKey) {
  EXPECT_EQ(problem_of("[model]\nbeam = 5\n"),
            "a.toml:2: unknown key 'beam' in [model]; it belongs in [search]");
  EXPECT_EQ(problem_of("beam = 5\n"),
            "a.toml:1: 'beam' must stand in a section; it belongs in [search]");
  EXPECT_EQ(problem_of("\ncolour = 5\n"), "a.toml:2: 'colour' must stand in a section");
}

TEST(TomlIo, NamesTheNearestSection) {
  EXPECT_EQ(problem_of("\n[modle]\n"), "a.toml:2: unknown section [modle]; did you mean 'model'?");
  EXPECT_EQ(problem_of("[[model]]\nbeam = 1\n"), "a.toml:1: [[model]] must be written [model]");
}

TEST(TomlIo, RefusesWrongValues) {
  EXPECT_EQ(problem_of("[search]\nn-best = 2\nbeam = 0\n"),
            "a.toml:3: 'beam' must be from 1 to 1000, not 0");
  EXPECT_EQ(problem_of("[search]\nbeam = 5.0\n"),
            "a.toml:2: 'beam' must be a whole number, not a number with a point");
  EXPECT_EQ(problem_of("[training]\nmomentum = nan\n"),
            "a.toml:2: 'momentum' must be from 0 to 1, not nan");
  EXPECT_EQ(problem_of("[model]\ndecoder = 'lstm'\n"),
            "a.toml:2: 'decoder' must be tutorial, bahdanau, luong or transformer, not 'lstm'");
  EXPECT_EQ(problem_of("[model.encoder-size]\nx = 1\n"),
            "a.toml:1: 'encoder-size' must be a whole number, not a section");
  EXPECT_EQ(problem_of("[training]\nseed = 2024-01-01\n"),
            "a.toml:2: 'seed' must be a whole number, not null or a date");
  EXPECT_EQ(problem_of("[corpus]\ntarget-prefixes = ['a', 1]\n"),
            "a.toml:2: 'target-prefixes' must be an array of strings, not one with a whole number");
}

TEST(TomlIo, NamesTheLineOfASyntaxError) {
  EXPECT_EQ(problem_of("[model]\nencoder-size =\n").find("a.toml:2: "), 0u);
  EXPECT_EQ(problem_of("[model]\nbidirectional = yes\n").find("a.toml:2: "), 0u);
  EXPECT_EQ(problem_of("[search]\nbeam = 1\nbeam = 2\n").find("a.toml:3: "), 0u);
  EXPECT_EQ(problem_of("[search]\nbeam = \xFF\n").find("a.toml:2: "), 0u);
}

TEST(TomlIo, NamesAMissingFile) {
  Config config;
  EXPECT_EQ(error_of([&] { read_toml("/no/a.toml", config); }),
            "cannot read /no/a.toml: No such file or directory");
}

TEST(TomlIo, AnyFileIsTheJsonOfItsShape) {
  const Scratch scratch;
  const auto file = scratch.put("a.toml",
                                "a = 1\nb = [1.5, true]\n[c]\nd = \"e\"\n[[f]]\ng = 2\n[[f]]\n"
                                "h = { i = 3 }\nj = 2020-01-01\n");
  EXPECT_EQ(read_toml(file), nlohmann::json::parse(R"({"a": 1, "b": [1.5, true], "c": {"d": "e"},
                                      "f": [{"g": 2}, {"h": {"i": 3}, "j": null}]})"));
  const auto broken = scratch.put("b.toml", "a = 1\nb =\n");
  EXPECT_EQ(error_of([&] { read_toml(broken); }).find(broken.string() + ":2: "), 0u);
}

}  // namespace
}  // namespace regard
