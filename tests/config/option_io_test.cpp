#include "regard/config/option_io.h"

#include <gtest/gtest.h>

#include "base/scratch.h"
#include "config/every_option.h"

namespace regard {
namespace {

/// Default < model < file: each source of options goes over the one before.
TEST(OptionIo, LaterSourcesGoOverEarlierOnes) {
  const testing::Scratch scratch;
  Config config;
  config.search.length_penalty = 2;
  from_json(nlohmann::json::parse(R"({"beam": 7, "n-best": 3})"), config.search, "config.json");
  read_toml(scratch.put("a.toml", "[search]\nbeam = 8\n"), config);
  EXPECT_EQ(config.search.length_penalty, 2);
  EXPECT_EQ(config.search.n_best, 3);
  EXPECT_EQ(config.search.beam, 8);
  EXPECT_EQ(config.search.batch_sentences, SearchOptions().batch_sentences);
}

/// A recipe and a model's config.json word one mistake alike, but for the place.
TEST(OptionIo, BothFormsObeyTheSameRules) {
  const testing::Scratch scratch;
  Config config;
  const auto recipe = scratch.put("a.toml", "[search]\nbeam = 0\n");
  const std::string toml = testing::error_of([&] { read_toml(recipe, config); });
  const std::string json = testing::error_of(
      [&] { from_json(nlohmann::json::parse(R"({"beam": 0})"), config.search, "x"); });
  EXPECT_EQ(toml.substr(toml.find(": ")), json.substr(json.find(": ")));
}

}  // namespace
}  // namespace regard
