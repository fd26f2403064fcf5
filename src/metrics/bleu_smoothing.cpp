#include "metrics/bleu_smoothing.h"

namespace regard {

namespace metrics {

double smoothing_value(const BleuOptions& options) {
  return options.smooth_value.value_or(options.smoothing == BleuSmoothing::floor ? 0.1 : 1.0);
}

Precisions smooth_precisions(const BleuStatistics& statistics, const BleuOptions& options) {
  Precisions precisions{std::vector<double>(options.max_order, 0.0), options.max_order};
  const double value = smoothing_value(options);
  double halving = 1;
  for (int i = 0; i < options.max_order; ++i) {
    const double added = options.smoothing == BleuSmoothing::add_k && i > 0 ? value : 0;
    const double correct = static_cast<double>(statistics.correct[i]) + added;
    const double total = static_cast<double>(statistics.total[i]) + added;
    if (total == 0) break;
    if (options.effective_order) precisions.orders = i + 1;
    if (correct > 0) {
      precisions.values[i] = 100. * correct / total;
    } else if (options.smoothing == BleuSmoothing::exp) {
      halving *= 2;
      precisions.values[i] = 100. / (halving * total);
    } else if (options.smoothing == BleuSmoothing::floor) {
      precisions.values[i] = 100. * value / total;
    }
  }
  return precisions;
}

}  // namespace metrics

std::string_view to_text(BleuSmoothing smoothing) {
  switch (smoothing) {
    case BleuSmoothing::exp:
      return "exp";
    case BleuSmoothing::floor:
      return "floor";
    case BleuSmoothing::add_k:
      return "add-k";
    case BleuSmoothing::none:
      break;
  }
  return "none";
}

}  // namespace regard
