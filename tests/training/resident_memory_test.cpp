#include "training/resident_memory.h"

#include <gtest/gtest.h>

#include <memory>
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

TEST(ResidentMemory, WhatIsFreedBeneathABlockInUseCanBeReturned) {
#ifndef __GLIBC__
  GTEST_SKIP() << "this C library has no malloc_trim";
#endif
  std::vector<std::unique_ptr<std::vector<char>>> blocks;
  for (int i = 0; i < 6400; ++i)
    blocks.push_back(std::make_unique<std::vector<char>>(size_t{32} << 10, 'x'));
  const double before = resident_memory_mb();
  blocks.erase(blocks.begin(), blocks.end() - 1);
  EXPECT_GT(resident_memory_mb(), before - 20);
  return_freed_memory();
  EXPECT_LT(resident_memory_mb(), before - 150);
}

}  // namespace
}  // namespace regard
