#pragma once

#include <cstdint>

#include "regard/config/options.h"

namespace regard {

/// The model's parameters, with vocabularies of the size that the recipe asks for. Throws Error if
/// it leaves that to the data (`--vocabulary-size 0`).
int64_t parameter_count(const Config& config);

/// Scales all widths by one factor, so that the model has as many parameters as `wanted` allows and
/// no more. Widths keep their exact ratios. Builds small networks only, however many are wanted.
/// Throws Error if not even the narrowest fits, or if `wanted` is more than the widest has.
void fit_parameters(Config& config, int64_t wanted);

}  // namespace regard
