#include "training/process_runtime.h"

#include <fmt/format.h>
#include <sched.h>
#include <unistd.h>

#include <algorithm>

namespace regard {
namespace {

/// Those that the launcher bound this process to.
int64_t own_cores() {
  cpu_set_t bound;
  if (sched_getaffinity(0, sizeof bound, &bound) != 0) return 1;
  return CPU_COUNT(&bound);
}

}  // namespace

RuntimeOptions process_runtime(const RuntimeOptions& options, const ProcessPlace& place,
                               int64_t gpus) {
  RuntimeOptions runtime = options;
  if (place.count == 1) return runtime;
  if (runtime.threads == 0) {
    const auto cores = static_cast<int64_t>(sysconf(_SC_NPROCESSORS_ONLN));
    runtime.threads = std::clamp<int64_t>(cores / place.local_count, 1, own_cores());
  }
  const bool any_gpu = runtime.device == "auto" || runtime.device == "cuda";
  if (any_gpu && gpus > 0) runtime.device = fmt::format("cuda:{}", place.local_rank % gpus);
  return runtime;
}

}  // namespace regard
