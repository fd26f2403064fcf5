#include "training/memory_limit.h"

#include <algorithm>
#include <fstream>

#include "training/kernel_file.h"

namespace regard {
namespace {

constexpr int64_t unknown = -1;

int64_t number_in(const char* path) {
  std::ifstream file(path);
  int64_t number = unknown;
  return file >> number ? number : unknown;  // "max" is no number
}

struct ControlGroup {
  const char *limit, *usage, *details, *cache;
};
// The second and the first version of the kernel's interface, where containers see their own.
constexpr ControlGroup control_groups[] = {
    {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current", "/sys/fs/cgroup/memory.stat",
     "inactive_file"},
    {"/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.usage_in_bytes",
     "/sys/fs/cgroup/memory/memory.stat", "total_inactive_file"}};

}  // namespace

int64_t available_memory() {
  const int64_t kilobytes = number_after("/proc/meminfo", "MemAvailable:");
  int64_t available = kilobytes < 0 ? unknown : kilobytes * 1024;
  for (const ControlGroup& group : control_groups) {
    const int64_t limit = number_in(group.limit), usage = number_in(group.usage);
    if (limit < 0 || usage < 0) continue;
    // Files that the kernel keeps in memory make room when somebody needs it.
    const int64_t cache = std::max<int64_t>(number_after(group.details, group.cache), 0);
    const int64_t left = std::max<int64_t>(limit - (usage - cache), 0);
    available = available < 0 ? left : std::min(available, left);
  }
  return available;
}

MemoryLimit::MemoryLimit(int64_t bytes) {
  ::getrlimit(RLIMIT_DATA, &before_);
  const int64_t kilobytes = number_after("/proc/self/status", "VmData:");
  if (bytes < 0 || kilobytes < 0) return;
  rlimit limit = before_;
  limit.rlim_cur = std::min(before_.rlim_cur, static_cast<rlim_t>(kilobytes * 1024 + bytes));
  ::setrlimit(RLIMIT_DATA, &limit);
}

MemoryLimit::~MemoryLimit() { ::setrlimit(RLIMIT_DATA, &before_); }

}  // namespace regard
