#include "training/resident_memory.h"

#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <algorithm>
#include <fstream>

#include "training/kernel_file.h"

namespace regard {

double resident_memory_mb() {
  std::ifstream statm("/proc/self/statm");
  double pages_in_all = 0, resident_pages = 0;
  statm >> pages_in_all >> resident_pages;
  return resident_pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

double peak_memory_mb() {
  const int64_t kilobytes = number_after("/proc/self/status", "VmHWM:");
  return static_cast<double>(std::max<int64_t>(kilobytes, 0)) * 1024 / 1e6;
}

void return_freed_memory() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

}  // namespace regard
