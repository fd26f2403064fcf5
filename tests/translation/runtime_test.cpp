#include "regard/translation/runtime.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <gtest/gtest.h>
#include <torch/cuda.h>

#include "regard/base/error.h"

namespace regard {
namespace {

TEST(Runtime, KnowsItsDevices) {
  EXPECT_TRUE(resolve_device("cpu").is_cpu());
  EXPECT_EQ(resolve_device("auto").is_cuda(), torch::cuda::is_available());
  for (const char* name : {"", "gpu", "cuda:", "cuda:-1", "cuda:x", "cuda:0x", "cuda:99", "CPU"})
    EXPECT_THROW(resolve_device(name), Error) << name;
}

TEST(Runtime, SaysWhatToDoWithoutAGpu) {
  if (torch::cuda::is_available()) {
    EXPECT_TRUE(resolve_device("cuda").is_cuda());
    EXPECT_EQ(resolve_device("cuda:0").index(), 0);
    return;
  }
  try {
    resolve_device("cuda:0");
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("--device cpu"), std::string::npos);
  }
}

TEST(Runtime, SetsThreadsAndPrecision) {
  const int threads = at::get_num_threads();
  apply_runtime({.device = "cpu", .threads = 1, .precision = Precision::medium});
  EXPECT_EQ(at::get_num_threads(), 1);
  EXPECT_EQ(at::globalContext().float32MatmulPrecision(), at::Float32MatmulPrecision::MEDIUM);
  for (const Precision exact : {Precision::float32, Precision::automatic}) {
    apply_runtime({.device = "cpu", .threads = 1, .precision = Precision::bfloat16});
    EXPECT_EQ(at::globalContext().float32MatmulPrecision(), at::Float32MatmulPrecision::MEDIUM);
    apply_runtime({.device = "cpu", .threads = threads, .precision = exact});
    EXPECT_EQ(at::get_num_threads(), threads);
    EXPECT_EQ(at::globalContext().float32MatmulPrecision(), at::Float32MatmulPrecision::HIGHEST);
  }
}

}  // namespace
}  // namespace regard
