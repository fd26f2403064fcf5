#pragma once

#include <filesystem>
#include <string>

#include "regard/corpus/batch.h"
#include "regard/model/bundle.h"

namespace regard {

struct BadUpdate {
  int64_t update = 0;
  double learning_rate = 0;
  double nll = 0;  ///< summed over the batch
  double gradient_norm = 0;
};

/// Writes what led to an update whose numbers are not finite into `folder`, as UPDATE.json: the
/// batch's sentences, and of each weight and its gradient, as they are now, how many numbers are
/// NaN or infinite, and largest, mean and deviation of the others. ", see FILE" for a message;
/// empty where nothing was written: after 20 files, or where the disk does not take one.
std::string keep_bad_update(const std::filesystem::path& folder, const BadUpdate& bad,
                            const Batch& batch, const Bundle& bundle);

}  // namespace regard
