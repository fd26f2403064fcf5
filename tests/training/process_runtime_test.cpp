#include "training/process_runtime.h"

#include <gtest/gtest.h>
#include <unistd.h>

namespace regard {
namespace {

TEST(ProcessRuntime, AloneItIsAsTold) {
  const RuntimeOptions runtime = process_runtime({}, {});
  EXPECT_EQ(runtime.threads, 0);
  EXPECT_EQ(runtime.device, "auto");
}

TEST(ProcessRuntime, ProcessesOfAMachineShareItsCores) {
  const int64_t cores = sysconf(_SC_NPROCESSORS_ONLN);
  const auto threads = [](int64_t local_count) {
    return process_runtime({}, {.count = 64, .local_count = local_count}).threads;
  };
  EXPECT_EQ(threads(cores), 1);
  EXPECT_EQ(threads(2 * cores), 1);
  EXPECT_LE(threads(1), cores);
}

TEST(ProcessRuntime, ThreadsThatAreToldStay) {
  EXPECT_EQ(process_runtime({.threads = 7}, {.count = 2, .local_count = 2}).threads, 7);
}

TEST(ProcessRuntime, ADeviceThatIsToldStays) {
  EXPECT_EQ(process_runtime({.device = "cpu"}, {.count = 2}).device, "cpu");
  EXPECT_EQ(process_runtime({.device = "cuda:1"}, {.count = 2}).device, "cuda:1");
}

}  // namespace
}  // namespace regard
