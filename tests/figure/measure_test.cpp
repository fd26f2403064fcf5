#include "figure/measure.h"

#include <gtest/gtest.h>

namespace regard::figure {
namespace {

TEST(Measure, WidthsGrowWithTheLetters) {
  const Canvas canvas = measuring_canvas();
  EXPECT_EQ(canvas.width_of("", 11), 0);
  EXPECT_GT(canvas.width_of("mm", 11), 1.5 * canvas.width_of("m", 11));
  EXPECT_NEAR(canvas.width_of("gare", 22), 2 * canvas.width_of("gare", 11), 0.2);
}

TEST(Measure, FittedTextFits) {
  const Canvas canvas = measuring_canvas();
  EXPECT_EQ(fitted(canvas, "été", 11, 100), "été");
  const std::string cut = fitted(canvas, "anticonstitutionnellement", 11, 60);
  EXPECT_LE(canvas.width_of(cut, 11), 60);
  EXPECT_GT(canvas.width_of(cut, 11), 45);
  EXPECT_TRUE(cut.starts_with("antic") && cut.ends_with("…"));
  EXPECT_EQ(fitted(canvas, "été", 11, 0), "…");
}

TEST(Measure, TwoLinesBreakAfterABlankOrAComma) {
  const Canvas canvas = measuring_canvas();
  const auto lines = [&](const std::string& text, double width) {
    return in_two_lines(canvas, text, 12, width);
  };
  using Lines = std::vector<std::string>;
  EXPECT_EQ(lines("", 100), Lines{});
  EXPECT_EQ(lines("la gare", 100), Lines{"la gare"});
  EXPECT_EQ(lines("step=1,at=1,weight=0.9", 110), (Lines{"step=1,at=1,", "weight=0.9"}));
  const Lines cut = lines("où est " + std::string(100, 'm') + " la gare", 110);
  ASSERT_EQ(cut.size(), 2u);
  EXPECT_EQ(cut[0], "où est ");
  EXPECT_TRUE(cut[1].ends_with("m…"));
  EXPECT_LE(canvas.width_of(cut[1], 12, true), 110);
  EXPECT_EQ(lines(std::string(100, 'm'), 110).size(), 1u);
}

}  // namespace
}  // namespace regard::figure
