#pragma once

#include <string>
#include <string_view>

namespace regard::metrics {

/// `name = 12.34`, or `name|signature = 12.34`.
std::string score_text(std::string_view name, std::string_view signature, double score, int digits);

}  // namespace regard::metrics
