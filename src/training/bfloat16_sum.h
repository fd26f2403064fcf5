#pragma once

#include <span>

#include "regard/training/processes.h"

namespace regard {

/// As `Processes::sum`, with half the bytes on the wire: what travels is rounded to bfloat16, once
/// on the way to where it is added up in float32, and once on the way back. The size of `numbers`
/// is a multiple of the number of processes.
void bfloat16_sum(Processes& processes, std::span<float> numbers);

}  // namespace regard
