#pragma once

#include <string>
#include <string_view>

#include "regard/metrics/ter.h"

namespace regard::metrics {

/// The words of `line` as Tercom's Normalizer.java gives them, one space between two.
std::string tokenize_for_ter(std::string_view line, const TerOptions& options);

}  // namespace regard::metrics
