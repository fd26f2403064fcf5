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

}  // namespace
}  // namespace regard::figure
