#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "regard/view/gaze.h"

namespace regard {

struct Bundle;

/// Where a run keeps what its probes looked at: a line of `gazes_json` for each validation.
std::filesystem::path probe_file(const std::filesystem::path& run);

/// Looks at each sentence with a model in training and adds a line to the run's file, in the place
/// of lines of this or later updates, which a resumed run takes back. A sentence that the model
/// cannot translate yet is left out with a warning. Throws Error if the file is damaged or cannot
/// be written.
void record_probes(const std::filesystem::path& run, const std::vector<std::string>& sentences,
                   const Bundle& bundle, int64_t update);

/// The probes of a run, a group for each sentence with its gazes in the order of the updates.
/// Throws Error if there are none.
std::vector<GazeGroup> read_probes(const std::filesystem::path& run);

}  // namespace regard
