#pragma once

#include <c10/util/Exception.h>

#include <string_view>

namespace regard {

/// Whether torch failed for want of memory. Its CPU allocator has no exception type of its own.
inline bool is_out_of_memory(const c10::Error& error) {
  return dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr ||
         std::string_view(error.what_without_backtrace()).find("allocate memory") !=
             std::string_view::npos;
}

}  // namespace regard
