#pragma once

#include <filesystem>
#include <utility>

#include "regard/base/error.h"

namespace regard {

/// Reads something of a run's checkpoint; an Error then also says what the user can do.
template <typename Read>
auto from_checkpoint(const std::filesystem::path& folder, Read&& read) {
  try {
    return std::forward<Read>(read)();
  } catch (const Error& error) {
    throw Error(
        "{}; the run cannot go on: put the file back, choose another --output, or remove {} to "
        "begin anew",
        error.what(), folder.string());
  }
}

}  // namespace regard
