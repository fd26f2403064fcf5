#include "regard/base/counted.h"

#include <gtest/gtest.h>

namespace regard {
namespace {

TEST(Counted, GroupsDigitsByThree) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(157274), "157,274");
  EXPECT_EQ(grouped(-1234567), "-1,234,567");
  EXPECT_EQ(grouped(-123), "-123");
}

TEST(Counted, NamesOneAndMany) {
  EXPECT_EQ(counted(1, "pair"), "1 pair");
  EXPECT_EQ(counted(0, "pair"), "0 pairs");
  EXPECT_EQ(counted(2540, "sentence"), "2,540 sentences");
}

}  // namespace
}  // namespace regard
