#include "metrics/lower.h"

#include <gtest/gtest.h>

namespace regard::metrics {
namespace {

TEST(Lower, EveryScript) {
  EXPECT_EQ(lower("ABC xyz 1."), "abc xyz 1.");
  EXPECT_EQ(lower("ÉCOLE Œ"), "école œ");
  EXPECT_EQ(lower("ПРИВЕТ"), "привет");
  EXPECT_EQ(lower("İI"), "i\u0307i");
}

TEST(Lower, SigmaAtTheEndOfAWord) {
  EXPECT_EQ(lower("ΟΔΟΣ ΣΑ"), "οδος σα");
  EXPECT_EQ(lower("ΟΔΟΣ."), "οδος.");
  EXPECT_EQ(lower("ΟΣ'Α"), "οσ'α");
  EXPECT_EQ(lower("Σ"), "σ");
}

TEST(Lower, InvalidUtf8BecomesTheReplacementCharacter) { EXPECT_EQ(lower("A\xFF"), "a\uFFFD"); }

}  // namespace
}  // namespace regard::metrics
