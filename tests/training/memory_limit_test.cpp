#include "training/memory_limit.h"

#include <c10/util/Exception.h>
#include <gtest/gtest.h>
#include <torch/types.h>
#include <unistd.h>

#include <vector>

#include "base/scratch.h"
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

/// Files of a kernel's, by hand.
class AvailableMemoryTest : public ::testing::Test {
 protected:
  AvailableMemoryTest() { put("proc/meminfo", "MemTotal: 9000 kB\nMemAvailable: 8000 kB\n"); }
  void put(const std::string& name, const std::string& content) const {
    std::filesystem::create_directories((root_ / name).parent_path());
    root_.put(name, content);
  }
  void limit(const std::string& folder, const std::string& most, const std::string& used) const {
    put(folder + "/memory.max", most);
    put(folder + "/memory.current", used);
  }
  int64_t available() const { return available_memory(root_.path()); }

  testing::Scratch root_;
};

TEST_F(AvailableMemoryTest, WithoutGroupsIsTheMachines) { EXPECT_EQ(available(), 8000 * 1024); }

TEST_F(AvailableMemoryTest, AContainerSeesItsOwnGroupAsTheRoot) {
  put("proc/self/cgroup", "0::/\n");
  limit("sys/fs/cgroup", "5000", "1500");
  put("sys/fs/cgroup/memory.stat", "anon 7\ninactive_file 500\n");
  EXPECT_EQ(available(), 4000);
}

TEST_F(AvailableMemoryTest, TheTightestOfTheGroupsAroundCounts) {
  put("proc/self/cgroup", "0::/jobs/17/step\n");
  limit("sys/fs/cgroup/jobs", "6000", "5900");
  limit("sys/fs/cgroup/jobs/17", "max", "10");
  limit("sys/fs/cgroup/jobs/17/step", "3000", "1000");
  EXPECT_EQ(available(), 100);
  limit("sys/fs/cgroup/jobs", "6000", "6900");
  EXPECT_EQ(available(), 0);
}

TEST_F(AvailableMemoryTest, KnowsTheFirstVersionOfGroups) {
  put("proc/self/cgroup", "9:name=systemd:/x\n4:memory:/job\n");
  put("sys/fs/cgroup/memory/job/memory.limit_in_bytes", "4000");
  put("sys/fs/cgroup/memory/job/memory.usage_in_bytes", "1000");
  put("sys/fs/cgroup/memory/job/memory.stat", "total_inactive_file 200\n");
  EXPECT_EQ(available(), 3200);
}

}  // namespace
}  // namespace regard
