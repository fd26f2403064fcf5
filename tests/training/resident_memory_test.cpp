#include "training/resident_memory.h"

#include <gtest/gtest.h>

#include <vector>

namespace regard {
namespace {

TEST(ResidentMemory, GrowsByWhatIsTouched) {
  const double before = resident_memory_mb();
  ASSERT_GT(before, 1);
  const std::vector<char> touched(size_t{200} << 20, 'x');
  EXPECT_NEAR(resident_memory_mb() - before, 200, 20);
  EXPECT_EQ(touched.back(), 'x');
}

TEST(ResidentMemory, ThePeakStaysWhenMemoryIsGivenBack) {
  const double before = resident_memory_mb();
  {
    const std::vector<char> touched(size_t{300} << 20, 'x');
    EXPECT_EQ(touched.back(), 'x');
  }
  EXPECT_LT(resident_memory_mb(), before + 100);
  EXPECT_GT(peak_memory_mb(), before + 270);
}

}  // namespace
}  // namespace regard
