#pragma once

#include <vector>

#include "regard/model/encoder.h"

namespace regard {

/// The words of each sentence of a batch, padding left out.
std::vector<int64_t> lengths_of(const EncoderOutput& source);

}  // namespace regard
