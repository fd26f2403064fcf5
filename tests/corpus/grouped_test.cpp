#include "corpus/grouped.h"

#include <gtest/gtest.h>

namespace regard {
namespace {

TEST(Grouped, SetsThousandsApart) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(157274), "157,274");
  EXPECT_EQ(grouped(1234567890), "1,234,567,890");
  EXPECT_EQ(grouped(-999), "-999");
  EXPECT_EQ(grouped(-1000), "-1,000");
}

}  // namespace
}  // namespace regard
