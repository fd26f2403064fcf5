#include "training/memory_limit.h"

#include <c10/util/Exception.h>
#include <gtest/gtest.h>
#include <torch/types.h>
#include <unistd.h>

#include <vector>

#include "regard/model/out_of_memory.h"

namespace regard {
namespace {

constexpr int64_t megabyte = 1 << 20;

/// Whether torch can have so many bytes. Large blocks come from the system and go back to it.
bool can_have(int64_t bytes) {
  try {
    at::empty({bytes}, torch::kByte);
    return true;
  } catch (const c10::Error& error) {
    EXPECT_TRUE(is_out_of_memory(error));
    return false;
  }
}

TEST(MemoryLimit, HoldsAsLongAsItLives) {
  {
    const MemoryLimit limit(500 * megabyte);
    EXPECT_TRUE(can_have(400 * megabyte));
    EXPECT_FALSE(can_have(600 * megabyte));
    EXPECT_THROW(std::vector<char>(600 * megabyte), std::bad_alloc);
  }
  EXPECT_TRUE(can_have(600 * megabyte));
}

TEST(MemoryLimit, NeverRaisesALimitOfTheUsers) {
  const MemoryLimit users(300 * megabyte);
  const MemoryLimit limit(900 * megabyte);
  EXPECT_FALSE(can_have(600 * megabyte));
}

TEST(MemoryLimit, WithoutANumberThereIsNone) {
  const MemoryLimit limit(-1);
  EXPECT_TRUE(can_have(600 * megabyte));
}

TEST(AvailableMemory, IsAPartOfTheMachines) {
  const int64_t machine = sysconf(_SC_PHYS_PAGES) * sysconf(_SC_PAGESIZE);
  EXPECT_GT(available_memory(), 50 * megabyte);
  EXPECT_LT(available_memory(), machine);
}

}  // namespace
}  // namespace regard
