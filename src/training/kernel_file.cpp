#include "training/kernel_file.h"

#include <fstream>

namespace regard {

int64_t number_after(const char* path, const std::string& name) {
  constexpr int64_t unknown = -1;
  std::ifstream file(path);
  for (std::string word; file >> word;)
    if (int64_t number = unknown; word == name && file >> number) return number;
  return unknown;
}

}  // namespace regard
