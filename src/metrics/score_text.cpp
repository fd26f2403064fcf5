#include "metrics/score_text.h"

#include <fmt/format.h>

namespace regard::metrics {

std::string score_text(std::string_view name, std::string_view signature, double score,
                       int digits) {
  return fmt::format("{}{}{} = {:.{}f}", name, signature.empty() ? "" : "|", signature, score,
                     digits);
}

}  // namespace regard::metrics
