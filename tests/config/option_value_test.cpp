#include "config/option_value.h"

#include <gtest/gtest.h>

#include "base/scratch.h"

namespace regard {
namespace {

using nlohmann::json;

/// What is wrong with `value` for an option that is `option` before, and must be so after.
template <typename Value>
std::string problem_of(const json& value, Value option, const Range& range = {}) {
  const Value before = option;
  const std::string problem = testing::error_of([&] {
    decode_value({"here", "key"}, value, range, option);
  });
  EXPECT_EQ(option, before) << problem;
  return problem;
}

template <typename Value>
Value decoded(const json& value, Value option, const Range& range = {}) {
  decode_value({"here", "key"}, value, range, option);
  return option;
}

TEST(OptionValue, TakesItsOwnType) {
  EXPECT_EQ(decoded(json(true), false), true);
  EXPECT_EQ(decoded(json(-3), int64_t{0}), -3);
  EXPECT_EQ(decoded(json(0.5), 0.0), 0.5);
  EXPECT_EQ(decoded(json("x"), std::string()), "x");
  EXPECT_EQ(decoded(json({"a", "b"}), std::vector<std::string>{"z"}),
            (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(decoded(json("bpe"), TokenizerKind::word), TokenizerKind::bpe);
}

TEST(OptionValue, TakesAWholeNumberForAFraction) { EXPECT_EQ(decoded(json(2), 0.5), 2.0); }

TEST(OptionValue, RefusesAFractionForAWholeNumber) {
  EXPECT_EQ(problem_of(json(2.0), int64_t{7}),
            "here: 'key' must be a whole number, not a number with a point");
}

TEST(OptionValue, RefusesOtherTypes) {
  EXPECT_EQ(problem_of(json("yes"), false), "here: 'key' must be true or false, not a string");
  EXPECT_EQ(problem_of(json(1), false), "here: 'key' must be true or false, not a whole number");
  EXPECT_EQ(problem_of(json(true), int64_t{7}),
            "here: 'key' must be a whole number, not true or false");
  EXPECT_EQ(problem_of(json("1"), 0.5), "here: 'key' must be a number, not a string");
  EXPECT_EQ(problem_of(json::array(), std::string("a")),
            "here: 'key' must be a string, not an array");
  EXPECT_EQ(problem_of(json("a"), std::vector<std::string>{"b"}),
            "here: 'key' must be an array of strings, not a string");
  EXPECT_EQ(problem_of(json({"a", 1}), std::vector<std::string>{"b"}),
            "here: 'key' must be an array of strings, not one with a whole number");
  EXPECT_EQ(problem_of(json(nullptr), TokenizerKind::bpe),
            "here: 'key' must be word, unigram or bpe, not null or a date");
  EXPECT_EQ(problem_of(json::object(), 0.5), "here: 'key' must be a number, not a section");
}

TEST(OptionValue, NamesThePossibleValues) {
  EXPECT_EQ(problem_of(json("words"), TokenizerKind::bpe),
            "here: 'key' must be word, unigram or bpe, not 'words'");
}

TEST(OptionValue, ChecksTheRange) {
  EXPECT_EQ(problem_of(json(0), int64_t{7}, at_least_1), "here: 'key' must be at least 1, not 0");
  EXPECT_EQ(problem_of(json(1.5), 0.5, share), "here: 'key' must be from 0 to 1, not 1.5");
  EXPECT_EQ(problem_of(json(uint64_t{18446744073709551615u}), int64_t{7}),
            "here: 'key' must be at most 9223372036854775807, not 18446744073709551615");
}

TEST(OptionValue, EncodesEnumsByName) {
  EXPECT_EQ(encode_value(AttentionKind::scaled_dot), "scaled-dot");
  EXPECT_EQ(encode_value(int64_t{3}).dump(), "3");
}

}  // namespace
}  // namespace regard
