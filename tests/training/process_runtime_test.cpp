#include "training/process_runtime.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <string>

namespace regard {
namespace {

TEST(ProcessRuntime, AloneItIsAsTold) {
  const RuntimeOptions runtime = process_runtime({}, {}, 4);
  EXPECT_EQ(runtime.threads, 0);
  EXPECT_EQ(runtime.device, "auto");
}

TEST(ProcessRuntime, ProcessesOfAMachineShareItsCores) {
  const int64_t cores = sysconf(_SC_NPROCESSORS_ONLN);
  const auto threads = [](int64_t local_count) {
    return process_runtime({}, {.count = 64, .local_count = local_count}, 0).threads;
  };
  EXPECT_EQ(threads(cores), 1);
  EXPECT_EQ(threads(2 * cores), 1);
  EXPECT_LE(threads(1), cores);
}

TEST(ProcessRuntime, ThreadsThatAreToldStay) {
  EXPECT_EQ(process_runtime({.threads = 7}, {.count = 2, .local_count = 2}, 0).threads, 7);
}

TEST(ProcessRuntime, EachTakesTheGpuOfItsNumber) {
  const auto device = [](const std::string& wanted, int64_t local_rank, int64_t gpus) {
    const ProcessPlace place{.count = 6, .local_rank = local_rank, .local_count = 3};
    return process_runtime({.device = wanted}, place, gpus).device;
  };
  EXPECT_EQ(device("auto", 0, 3), "cuda:0");
  EXPECT_EQ(device("auto", 2, 3), "cuda:2");
  EXPECT_EQ(device("cuda", 1, 3), "cuda:1");
  EXPECT_EQ(device("cuda", 2, 2), "cuda:0") << "more processes than GPUs share them";
  EXPECT_EQ(device("auto", 1, 0), "auto");
}

TEST(ProcessRuntime, ADeviceThatIsToldStays) {
  EXPECT_EQ(process_runtime({.device = "cpu"}, {.count = 2}, 4).device, "cpu");
  EXPECT_EQ(process_runtime({.device = "cuda:1"}, {.count = 2}, 4).device, "cuda:1");
}

}  // namespace
}  // namespace regard
