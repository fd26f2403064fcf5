#pragma once

#include <filesystem>
#include <utility>

#include "regard/base/error.h"

namespace regard {

/// Reads something of a checkpoint in a run's folder; an Error then also says what the user can do.
template <typename Read>
auto from_checkpoint(const std::filesystem::path& folder, Read&& read) {
  try {
    return std::forward<Read>(read)();
  } catch (const Error& error) {
    throw Error(
        "{}; the run cannot go on: put the file back, choose another --output, or remove {} to "
        "begin anew",
        error.what(), folder.parent_path().string());
  }
}

}  // namespace regard
