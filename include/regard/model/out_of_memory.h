#pragma once

#include <c10/util/Exception.h>

#include <exception>
#include <new>
#include <string_view>
#include <utility>

namespace regard {

/// Whether torch failed for want of memory. Neither its CPU allocator nor oneDNN, which compiles
/// products, has an exception type for that.
inline bool is_out_of_memory(const std::exception& error) {
  if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr ||
      dynamic_cast<const c10::OutOfMemoryError*>(&error) != nullptr)
    return true;
  if (const auto* of_torch = dynamic_cast<const c10::Error*>(&error))
    return std::string_view(of_torch->what_without_backtrace()).find("allocate memory") !=
           std::string_view::npos;
  const std::string_view what = error.what();
  return what == "could not create a primitive" || what == "could not execute a primitive";
}

/// Does `work`; false if memory ran out in it. Whatever else it throws passes through.
template <typename Work>
bool fits_in_memory(Work&& work) {
  try {
    std::forward<Work>(work)();
    return true;
  } catch (const std::exception& error) {
    if (!is_out_of_memory(error)) throw;
    return false;
  }
}

}  // namespace regard
