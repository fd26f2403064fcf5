#pragma once

#include <c10/util/Exception.h>

#include <new>
#include <string_view>
#include <utility>

namespace regard {

/// Whether torch failed for want of memory. Its CPU allocator has no exception type of its own.
inline bool is_out_of_memory(const c10::Error& error) {
  return dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr ||
         std::string_view(error.what_without_backtrace()).find("allocate memory") !=
             std::string_view::npos;
}

/// Does `work`; false if memory ran out in it. Whatever else it throws passes through.
template <typename Work>
bool fits_in_memory(Work&& work) {
  try {
    std::forward<Work>(work)();
    return true;
  } catch (const c10::Error& error) {
    if (!is_out_of_memory(error)) throw;
  } catch (const std::bad_alloc&) {
  }
  return false;
}

}  // namespace regard
