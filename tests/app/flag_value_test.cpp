#include "app/flag_value.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace regard {
namespace {

template <typename T>
T parsed(const std::string& text, const Range& range = {}) {
  T value{};
  parse_value({"flag", text}, range, value);
  return value;
}

template <typename T>
std::string refusal(const std::string& text, const Range& range = {}) {
  T value{};
  try {
    parse_value({"flag", text}, range, value);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(FlagValue, ReadsEveryKind) {
  EXPECT_EQ(parsed<int64_t>("-12"), -12);
  EXPECT_EQ(parsed<double>("1e-3"), 0.001);
  EXPECT_EQ(parsed<double>("2"), 2.0);
  EXPECT_EQ(parsed<std::string>(""), "");
  EXPECT_EQ(parsed<bool>("true"), true);
  EXPECT_EQ(parsed<AttentionKind>("scaled-dot"), AttentionKind::scaled_dot);
}

TEST(FlagValue, RefusesWhatIsNoneAndNamesTheFlag) {
  EXPECT_EQ(refusal<int64_t>("2.5"), "--flag must be a whole number, not '2.5'");
  EXPECT_EQ(refusal<int64_t>(""), "--flag must be a whole number, not ''");
  EXPECT_EQ(refusal<int64_t>("5 "), "--flag must be a whole number, not '5 '");
  EXPECT_EQ(refusal<double>("much"), "--flag must be a number, not 'much'");
  EXPECT_EQ(refusal<Precision>("half"),
            "--flag must be auto, float32, medium or bfloat16, not 'half'");
  EXPECT_EQ(refusal<bool>("maybe"), "--flag takes no value; the opposite is --no-flag");
  EXPECT_EQ(refusal<int64_t>("99999999999999999999"),
            "--flag 99999999999999999999 is further than regard counts");
}

TEST(FlagValue, HoldsTheRange) {
  EXPECT_EQ(parsed<int64_t>("1", at_least_1), 1);
  EXPECT_EQ(refusal<int64_t>("0", at_least_1), "--flag must be at least 1, not 0");
  EXPECT_EQ(refusal<double>("1.5", share), "--flag must be from 0 to 1, not 1.5");
  EXPECT_THAT(refusal<double>("nan", share), testing::HasSubstr("--flag must be from 0 to 1"));
}

TEST(FlagValue, AsksTheRangeAboutAText) {
  const Range time{.text_problem = duration_problem};
  EXPECT_EQ(parsed<std::string>("20m", time), "20m");
  EXPECT_EQ(refusal<std::string>("20x", time),
            "--flag must be written like 90s, 20m or 1.5h, not '20x'");
}

TEST(FlagValue, AValueThatIsRefusedLeavesTheOption) {
  int64_t value = 7;
  EXPECT_THROW(parse_value({"flag", "0"}, at_least_1, value), UsageError);
  EXPECT_EQ(value, 7);
}

TEST(FlagValue, NamesItsKindAndDefaultForTheHelp) {
  EXPECT_EQ(value_kind(OptimizerKind::sgd), "sgd|adam|adamw");
  EXPECT_EQ(value_names(OptimizerKind::sgd), "");
  EXPECT_EQ(value_kind(AttentionKind::dot), "NAME");
  EXPECT_EQ(value_names(AttentionKind::dot), names_of<AttentionKind>());
  EXPECT_EQ(value_names(int64_t{3}), "");
  EXPECT_EQ(default_text(AttentionKind::scaled_dot), "scaled-dot");
  EXPECT_EQ(default_text(0.001), "0.001");
  EXPECT_EQ(default_text(false), "no");
}

}  // namespace
}  // namespace regard
