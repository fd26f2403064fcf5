#pragma once

#include "regard/config/options.h"

namespace regard {

/// Refuses values that are each possible but not together: throws Error that names the flags (all
/// embeddings tied without a joint vocabulary, a bridge that copies between unlike widths, ...).
/// For training, which needs every group.
void check_consistency(const Config& config);

/// The same for one group, for the commands that have only that one.
void check_consistency(const ModelOptions& options);
void check_consistency(const SearchOptions& options);

}  // namespace regard
