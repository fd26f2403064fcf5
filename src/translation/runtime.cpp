#include "regard/translation/runtime.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <torch/cuda.h>

#include <cstdlib>

#include "regard/base/error.h"
#include "regard/config/device_name.h"

namespace regard {
namespace {

/// LibTorch keeps compiled products for a thousand shapes, each with working memory of its own, and
/// so grows by gigabytes while batches of ever new shapes go by. A few shapes are as fast.
void keep_few_compiled_products() {
  constexpr int keep_what_the_user_says = 0;
  setenv("LRU_CACHE_CAPACITY", "4", keep_what_the_user_says);
  setenv("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "160", keep_what_the_user_says);
}

}  // namespace

torch::Device resolve_device(const std::string& name) {
  const auto gpus = static_cast<int>(torch::cuda::device_count());
  if (name == "cpu") return torch::kCPU;
  if (name == "auto") return gpus > 0 ? torch::Device(torch::kCUDA, 0) : torch::kCPU;
  const std::string problem = device_problem(name);
  if (!problem.empty()) throw Error("--device {}", problem);
  if (gpus == 0)
    throw Error(
        "--device {}: no GPU can be used here; take --device cpu, or build regard with a LibTorch "
        "for CUDA on a machine with an NVIDIA driver",
        name);
  const int number = gpu_number(name);
  if (number >= gpus)
    throw Error("--device {}: the last GPU of this machine is cuda:{}", name, gpus - 1);
  return {torch::kCUDA, static_cast<torch::DeviceIndex>(number)};
}

void apply_runtime(const RuntimeOptions& options) {
  keep_few_compiled_products();
  if (options.threads > 0) at::set_num_threads(static_cast<int>(options.threads));
  const bool exact =
      options.precision == Precision::float32 || options.precision == Precision::automatic;
  at::globalContext().setFloat32MatmulPrecision(exact ? "highest" : "medium");
}

}  // namespace regard
