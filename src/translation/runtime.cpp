#include "regard/translation/runtime.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <torch/cuda.h>

#include <charconv>
#include <cstdlib>

#include "regard/base/error.h"

namespace regard {
namespace {

// N of "cuda:N", or -1.
int gpu_number(const std::string& name) {
  constexpr std::string_view prefix = "cuda:";
  if (!name.starts_with(prefix)) return -1;
  int number = -1;
  const char* end = name.data() + name.size();
  const auto [rest, error] = std::from_chars(name.data() + prefix.size(), end, number);
  return error == std::errc() && rest == end && number >= 0 ? number : -1;
}

/// LibTorch keeps compiled products for a thousand shapes, each with working memory of its own, and
/// so grows by gigabytes while batches of ever new shapes go by. A few shapes are as fast.
void keep_few_compiled_products() {
  constexpr int keep_what_the_user_says = 0;
  setenv("LRU_CACHE_CAPACITY", "4", keep_what_the_user_says);
  setenv("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "64", keep_what_the_user_says);
}

}  // namespace

torch::Device resolve_device(const std::string& name) {
  const auto gpus = static_cast<int>(torch::cuda::device_count());
  if (name == "cpu") return torch::kCPU;
  if (name == "auto") return gpus > 0 ? torch::Device(torch::kCUDA, 0) : torch::kCPU;
  const int number = name == "cuda" ? 0 : gpu_number(name);
  if (number < 0) throw Error("--device {}: there are auto, cpu, cuda and cuda:N (N from 0)", name);
  if (gpus == 0)
    throw Error(
        "--device {}: no GPU can be used here; take --device cpu, or build regard with a LibTorch "
        "for CUDA on a machine with an NVIDIA driver",
        name);
  if (number >= gpus)
    throw Error("--device {}: the last GPU of this machine is cuda:{}", name, gpus - 1);
  return {torch::kCUDA, static_cast<torch::DeviceIndex>(number)};
}

void apply_runtime(const RuntimeOptions& options) {
  keep_few_compiled_products();
  if (options.threads > 0) at::set_num_threads(static_cast<int>(options.threads));
  at::globalContext().setFloat32MatmulPrecision(options.precision == Precision::float32 ? "highest"
                                                                                        : "medium");
}

}  // namespace regard
