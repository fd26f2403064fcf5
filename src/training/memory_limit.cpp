#include "training/memory_limit.h"

#include <algorithm>
#include <fstream>
#include <string>

#include "training/kernel_file.h"

namespace regard {
namespace {

namespace fs = std::filesystem;

constexpr int64_t unknown = -1;

int64_t number_in(const fs::path& path) {
  std::ifstream file(path);
  int64_t number = unknown;
  return file >> number ? number : unknown;  // "max" is no number
}

/// One version of the kernel's interface.
struct ControlGroups {
  std::string controller;  // as /proc/self/cgroup names it
  fs::path mount;
  const char *limit, *usage, *cache;
};

/// The group of this process, such as "/user.slice"; empty where it is in none.
std::string own_group(const fs::path& root, const std::string& controller) {
  std::ifstream file(root / "proc/self/cgroup");
  for (std::string line; std::getline(file, line);) {
    const size_t begin = line.find(':'), end = line.find(':', begin + 1);
    if (end == std::string::npos) continue;
    if (line.substr(begin + 1, end - begin - 1) == controller) return line.substr(end + 1);
  }
  return "";
}

int64_t left_in(const fs::path& group, const ControlGroups& version) {
  const int64_t limit = number_in(group / version.limit), usage = number_in(group / version.usage);
  if (limit < 0 || usage < 0) return unknown;
  // Files that the kernel keeps in memory make room when somebody needs it.
  const fs::path details = group / "memory.stat";
  const int64_t cache = std::max<int64_t>(number_after(details.c_str(), version.cache), 0);
  return std::max<int64_t>(limit - (usage - cache), 0);
}

int64_t lesser(int64_t a, int64_t b) { return a < 0 ? b : b < 0 ? a : std::min(a, b); }

}  // namespace

int64_t available_memory(const fs::path& root) {
  const ControlGroups versions[] = {
      {"", root / "sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"},
      {"memory", root / "sys/fs/cgroup/memory", "memory.limit_in_bytes", "memory.usage_in_bytes",
       "total_inactive_file"}};
  const int64_t kilobytes = number_after((root / "proc/meminfo").c_str(), "MemAvailable:");
  int64_t available = kilobytes < 0 ? unknown : kilobytes * 1024;
  for (const ControlGroups& version : versions) {
    available = lesser(available, left_in(version.mount, version));  // a container's own
    // What limits a group limits those within it.
    fs::path group = fs::path(own_group(root, version.controller)).relative_path();
    for (; !group.empty(); group = group.parent_path())
      available = lesser(available, left_in(version.mount / group, version));
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
