#include "training/resident_memory.h"

#include <unistd.h>

#include <fstream>

namespace regard {

double resident_memory_mb() {
  std::ifstream statm("/proc/self/statm");
  double pages_in_all = 0, resident_pages = 0;
  statm >> pages_in_all >> resident_pages;
  return resident_pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

}  // namespace regard
