#include "regard/config/json_io.h"

#include <gtest/gtest.h>

#include "base/scratch.h"
#include "config/every_option.h"

namespace regard {
namespace {

using nlohmann::json;
using testing::error_of;

TEST(JsonIo, EveryOptionGoesRound) {
  Config changed = testing::changed_config();
  for_each_group(changed, [](const char* name, auto& group) {
    using Options = std::decay_t<decltype(group)>;
    const testing::Values expected = testing::values_of(group);
    for (const auto& [key, value] : testing::values_of(Options()))
      ASSERT_NE(expected.at(key), value) << key << " was not changed";
    Options read;
    from_json(json::parse(to_json(group).dump()), read, name);
    EXPECT_EQ(testing::values_of(read), expected) << name;
  });
}

TEST(JsonIo, WritesKeysAndNames) {
  EXPECT_EQ(to_json(RuntimeOptions()).dump(),
            R"({"device":"auto","threads":0,"precision":"auto"})");
  const auto model = to_json(ModelOptions());
  EXPECT_EQ(model["attention"], "scaled-dot");
  EXPECT_EQ(model["encoder-dropout"], 0.1);
  EXPECT_EQ(model["bidirectional"], true);
}

TEST(JsonIo, MissingKeysKeepTheirValue) {
  SearchOptions options;
  options.beam = 9;
  from_json(json::parse(R"({"n-best": 3})"), options, "here");
  EXPECT_EQ(options.beam, 9);
  EXPECT_EQ(options.n_best, 3);
}

std::string problem_of(const char* text) {
  SearchOptions options;
  const std::string problem =
      error_of([&] { from_json(json::parse(text), options, "config.json"); });
  EXPECT_EQ(testing::values_of(options), testing::values_of(SearchOptions())) << problem;
  return problem;
}

TEST(JsonIo, RefusesAndChangesNothing) {
  EXPECT_EQ(problem_of(R"({"beam": 3, "n_best": 2})"),
            "config.json: unknown key 'n_best'; did you mean 'n-best'?");
  EXPECT_EQ(problem_of(R"({"colour": 2})"),
            "config.json: unknown key 'colour'; known are beam, n-best, length-penalty, "
            "max-output-length, search-batch, copy-unknown");
  EXPECT_EQ(problem_of(R"({"beam": 3, "n-best": 0})"),
            "config.json: 'n-best' must be from 1 to 1000, not 0");
  EXPECT_EQ(problem_of(R"({"beam": "3"})"),
            "config.json: 'beam' must be a whole number, not a string");
  EXPECT_EQ(problem_of("[1]"), "config.json: an object of options is missing here");
}

TEST(JsonIo, AllGroupsStandUnderTheirSections) {
  Config config = testing::changed_config();
  const auto json = to_json(config);
  for_each_group(config, [&](const char* section, auto& group) {
    EXPECT_EQ(json.at(section), to_json(group)) << section;
  });
  EXPECT_EQ(json.size(), 6u);
}

TEST(JsonIo, SetsAnyOptionByItsKey) {
  Config set;
  Config changed = testing::changed_config();
  for_each_group(changed, [&](const char*, auto& group) {
    const json values = to_json(group);
    for (const auto& [key, value] : values.items()) set_option(set, key, value, "here");
  });
  EXPECT_EQ(testing::values_of_all(set), testing::values_of_all(changed));
}

TEST(JsonIo, SettingAnOptionSaysWhatIsWrong) {
  Config config;
  const auto problem = [&](const char* key, const json& value) {
    return error_of([&] { set_option(config, key, value, "here"); });
  };
  EXPECT_EQ(problem("beem", 3), "here: unknown option 'beem'; did you mean 'beam'?");
  EXPECT_EQ(problem("beam", 0).find("here: 'beam' must be"), 0u) << problem("beam", 0);
  EXPECT_EQ(problem("attention", 3).find("here: 'attention' must be none, location"), 0u);
  EXPECT_EQ(testing::values_of_all(config), testing::values_of_all(Config()));
}

}  // namespace
}  // namespace regard
