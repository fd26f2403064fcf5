#include "training/kernel_file.h"

#include <gtest/gtest.h>

#include "base/scratch.h"

namespace regard {
namespace {

TEST(KernelFile, FindsANumberByTheWordBeforeIt) {
  const testing::Scratch scratch;
  const std::string path =
      scratch.put("status", "Name:\tregard\nVmData:   1234 kB\nVmHWM:\t77 kB\n");
  EXPECT_EQ(number_after(path.c_str(), "VmData:"), 1234);
  EXPECT_EQ(number_after(path.c_str(), "VmHWM:"), 77);
  EXPECT_EQ(number_after(path.c_str(), "VmSwap:"), -1);
  EXPECT_EQ(number_after(path.c_str(), "Name:"), -1) << "no number";
  EXPECT_EQ(number_after("/nowhere/status", "VmData:"), -1);
}

}  // namespace
}  // namespace regard
