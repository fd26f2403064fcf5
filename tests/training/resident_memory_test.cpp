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

}  // namespace
}  // namespace regard
