#include "view/fit_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "view/small_gaze.h"

namespace regard {
namespace {

using testing::matrix;
using testing::small_gaze;

// Its hypotheses hold 6 and 3 numbers, its encoder 2 x 9, its decoder 2 x 4, its cross part 2 x 6.
constexpr size_t all = 47, without_rivals = 44, averaged = 25, cross_alone = 12;

TEST(FitPage, WhatFitsStays) { EXPECT_FALSE(fit_page(small_gaze(), all)); }

TEST(FitPage, TheRivalsMapsGoFirst) {
  const auto fitted = fit_page(small_gaze(), without_rivals);
  ASSERT_TRUE(fitted);
  EXPECT_FALSE(fitted->hypotheses[0].attention.empty());
  EXPECT_TRUE(fitted->hypotheses[1].attention.empty());
  EXPECT_EQ(fitted->hypotheses[1].text, "the");
  EXPECT_EQ(fitted->parts[2].layers[0].size(), 2u);
  EXPECT_EQ(fitted->left_out, "the maps of all hypotheses but the best");
}

TEST(FitPage, ThenHeadsBecomeTheirMean) {
  const auto fitted = fit_page(small_gaze(), averaged);
  ASSERT_TRUE(fitted);
  ASSERT_EQ(fitted->parts.size(), 3u);
  for (const PartGaze& part : fitted->parts) EXPECT_EQ(part.layers[0].size(), 1u);
  EXPECT_EQ(fitted->parts[1].layers[0][0].weights, matrix({{1, 0}, {0.375F, 0.625F}}));
  EXPECT_EQ(mean_cross_attention(*fitted), mean_cross_attention(small_gaze()));
}

TEST(FitPage, ThenTheSourceAloneIsLookedAt) {
  Gaze gaze = small_gaze();
  gaze.left_out = "queries";
  const auto fitted = fit_page(gaze, cross_alone);
  ASSERT_TRUE(fitted);
  ASSERT_EQ(fitted->parts.size(), 1u);
  EXPECT_EQ(fitted->parts[0].part, AttentionPart::cross);
  EXPECT_EQ(fitted->left_out,
            "queries; the maps of all hypotheses but the best; single heads: each layer is their "
            "mean; what encoder and decoder look at in themselves");
}

}  // namespace
}  // namespace regard
