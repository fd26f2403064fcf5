#include "app/duration_text.h"

#include <gtest/gtest.h>

namespace regard {
namespace {

TEST(DurationText, HasTheTwoUnitsThatSayMost) {
  EXPECT_EQ(duration_text(0.04), "0.0 s");
  EXPECT_EQ(duration_text(12.34), "12.3 s");
  EXPECT_EQ(duration_text(59.7), "1 min 0 s");
  EXPECT_EQ(duration_text(245), "4 min 5 s");
  EXPECT_EQ(duration_text(3599.6), "1 h 0 min");
  EXPECT_EQ(duration_text(2 * 3600 + 13 * 60 + 59), "2 h 13 min");
}

}  // namespace
}  // namespace regard
