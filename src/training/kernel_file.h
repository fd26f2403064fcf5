#pragma once

#include <cstdint>
#include <string>

namespace regard {

/// The number after `name` in a file of the kernel's with lines such as "MemAvailable:  219388 kB";
/// negative where the file or the name is not there.
int64_t number_after(const char* path, const std::string& name);

}  // namespace regard
