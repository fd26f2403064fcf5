#include "regard/config/device_name.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace regard {
namespace {

TEST(DeviceName, NumbersTheGpus) {
  EXPECT_EQ(gpu_number("cuda"), 0);
  EXPECT_EQ(gpu_number("cuda:0"), 0);
  EXPECT_EQ(gpu_number("cuda:12"), 12);
  EXPECT_EQ(gpu_number("cpu"), -1);
  EXPECT_EQ(gpu_number("auto"), -1);
}

TEST(DeviceName, AllElseIsNone) {
  for (const char* name : {"auto", "cpu", "cuda", "cuda:0", "cuda:7"})
    EXPECT_EQ(device_problem(name), "");
  for (const char* name : {"", "gpu", "CPU", "cuda:", "cuda:-1", "cuda:x", "cuda:1x", "cuda: 1",
                           "cuda:99999999999", "cuda0"})
    EXPECT_EQ(device_problem(name),
              fmt::format("must be auto, cpu, cuda or cuda:N (N from 0), not '{}'", name));
}

}  // namespace
}  // namespace regard
