#include "training/products_in.h"

#include <ATen/autocast_mode.h>
#include <spdlog/spdlog.h>
#if defined(__aarch64__) && defined(__linux__)
#include <sys/auxv.h>
#endif

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

/// Whether products are faster in it than in float32. On Intel's AVX-512 they take twice as long:
/// only AMX, which a virtual machine may lack, makes up for it. (AMD's takes half.)
bool gains_by_bfloat16(torch::Device device) {
#if defined(__x86_64__)
  if (device.is_cpu() && __builtin_cpu_is("intel")) return __builtin_cpu_supports("amx-bf16");
#endif
  return multiplies_bfloat16(device);
}

}  // namespace

Precision training_precision(Precision wanted, torch::Device device) {
  if (wanted == Precision::automatic)
    return gains_by_bfloat16(device) ? Precision::bfloat16 : Precision::float32;
  if (wanted != Precision::bfloat16 || multiplies_bfloat16(device)) return wanted;
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
