#include "training/products_in.h"

#include <ATen/autocast_mode.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/ones.h>
#include <spdlog/spdlog.h>
#if defined(__aarch64__) && defined(__linux__)
#include <sys/auxv.h>
#endif

#include <algorithm>
#include <chrono>
#include <limits>

namespace regard {
namespace {

bool multiplies_bfloat16(torch::Device device) {
  if (!device.is_cpu()) return true;
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512bf16");
#elif defined(__aarch64__) && defined(HWCAP2_BF16)
  return (getauxval(AT_HWCAP2) & HWCAP2_BF16) != 0;
#else
  return false;
#endif
}

double seconds_of_product(const torch::Tensor& square) {
  const auto begin = std::chrono::steady_clock::now();
  at::mm(square, square);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Whether a product takes clearly less time in bfloat16. Processors that have it run it at anything
/// from half of float32's rate (a Xeon without AMX) to eight times that, and only trying tells.
bool gains_by_bfloat16() {
  constexpr int64_t side = 512;
  constexpr int rounds = 5;
  constexpr double clearly = 1.2;
  const torch::Tensor wide = at::ones({side, side}), narrow = wide.to(torch::kBFloat16);
  double wide_seconds = std::numeric_limits<double>::infinity(), narrow_seconds = wide_seconds;
  for (int round = 0; round < rounds; ++round) {
    wide_seconds = std::min(wide_seconds, seconds_of_product(wide));
    narrow_seconds = std::min(narrow_seconds, seconds_of_product(narrow));
  }
  return clearly * narrow_seconds < wide_seconds;
}

/// Once for all trainings of a process, so that they agree.
bool gains_by_bfloat16(torch::Device device) {
  if (!device.is_cpu()) return true;
  static const bool on_this_processor = gains_by_bfloat16();
  return on_this_processor;
}

}  // namespace

Precision training_precision(Precision wanted, torch::Device device) {
  if (wanted == Precision::float32 || wanted == Precision::medium) return wanted;
  const bool has_it = multiplies_bfloat16(device);
  if (wanted == Precision::automatic)
    return has_it && gains_by_bfloat16(device) ? Precision::bfloat16 : Precision::float32;
  if (has_it) return Precision::bfloat16;
  spdlog::warn("--precision bfloat16: this processor cannot multiply in it; float32 instead");
  return Precision::float32;
}

ProductsIn::ProductsIn(Precision precision, torch::Device device)
    : narrow_(precision == Precision::bfloat16), device_(device.type()) {
  if (!narrow_) return;
  enabled_before_ = at::autocast::is_autocast_enabled(device_);
  type_before_ = at::autocast::get_autocast_dtype(device_);
  at::autocast::set_autocast_enabled(device_, true);
  at::autocast::set_autocast_dtype(device_, torch::kBFloat16);
  memory_before_ = at::autocast::is_autocast_cache_enabled();
  at::autocast::set_autocast_cache_enabled(false);
}

ProductsIn::~ProductsIn() {
  if (!narrow_) return;
  at::autocast::set_autocast_cache_enabled(memory_before_);
  at::autocast::set_autocast_enabled(device_, enabled_before_);
  at::autocast::set_autocast_dtype(device_, type_before_);
}

}  // namespace regard
