#include "view/json_values.h"

#include <gtest/gtest.h>

#include <limits>

#include "view/small_gaze.h"

namespace regard {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(JsonValues, NumbersKeepFourDigitsThatCount) {
  EXPECT_EQ(json_number(1.23456).dump(), "1.235");
  EXPECT_EQ(json_number(-0.000123456).dump(), "-0.0001235");
  EXPECT_EQ(json_number(123456).dump(), "123500.0");
  EXPECT_EQ(json_number(std::optional(0.5)).dump(), "0.5");
}

TEST(JsonValues, TermsKeepSixDigitsThatCount) {
  EXPECT_EQ(json_term(1.23456789).dump(), "1.23457");
  EXPECT_EQ(json_term(-0.000123456789).dump(), "-0.000123457");
  EXPECT_EQ(json_terms({0.1F, 2}).dump(), "[0.1,2.0]");
}

TEST(JsonValues, WeightsKeepFourDigitsAfterThePoint) {
  EXPECT_EQ(json_weight(0.123456).dump(), "0.1235");
  EXPECT_EQ(json_weight(0.00004).dump(), "0.0");
  EXPECT_EQ(json_weight(1).dump(), "1.0");
  EXPECT_EQ(json_weight(0.1F).dump(), "0.1");
}

TEST(JsonValues, WhatIsNoNumberIsNull) {
  for (const double value : {-infinite, infinite, nan}) {
    EXPECT_EQ(json_number(value), nullptr);
    EXPECT_EQ(json_term(value), nullptr);
    EXPECT_EQ(json_weight(value), nullptr);
  }
  EXPECT_EQ(json_number(std::optional<double>()), nullptr);
}

TEST(JsonValues, MatricesAreRowsOfColumns) {
  EXPECT_EQ(json_rows(testing::matrix({{1, 2.00004F}, {3, 4}}), json_weight).dump(),
            "[[1.0,2.0],[3.0,4.0]]");
  EXPECT_EQ(json_rows({}, json_weight).dump(), "[]");
}

TEST(JsonValues, TextIsUtf8) {
  EXPECT_EQ(json_text("\xC3t\xC3\xA9").dump(), "\"\uFFFDté\"");
  EXPECT_EQ(json_texts({"a", "\"<"}).dump(), R"(["a","\"<"])");
  EXPECT_EQ(json_texts({}).dump(), "[]");
}

}  // namespace
}  // namespace regard
