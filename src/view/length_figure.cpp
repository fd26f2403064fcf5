#include "regard/view/length_figure.h"

#include <algorithm>

#include "regard/base/error.h"

namespace regard {
namespace {

/// The least of 1, 2, 5, 10, 20, 50, ... that needs few enough bars.
size_t bar_width(size_t longest) {
  constexpr size_t most_bars = 20;
  for (size_t power = 1;; power *= 10)
    for (const size_t step : {1, 2, 5})
      if (longest / (step * power) < most_bars) return step * power;
}

Bars bars_of(std::span<const size_t> lengths, size_t longest, size_t width) {
  Bars bars;
  const size_t count = longest / width + 1;
  // A bar stands around the whole numbers that it counts.
  for (size_t i = 0; i <= count; ++i) bars.edges.push_back(static_cast<double>(i * width) - 0.5);
  bars.heights.resize(count);
  for (const size_t length : lengths) ++bars.heights[length / width];
  return bars;
}

}  // namespace

Figure token_length_figure(std::span<const size_t> source, std::span<const size_t> target) {
  if (source.empty() && target.empty()) throw Error("there are no sentences to count tokens of");
  size_t longest = 0;
  for (const auto lengths : {source, target})
    for (const size_t length : lengths) longest = std::max(longest, length);
  const size_t width = bar_width(longest);
  Bars left = bars_of(source, longest, width), right = bars_of(target, longest, width);
  left.name = "source";
  right.name = "target";
  right.hatched = true;
  return {.panels = {{.x_label = "tokens of a sentence",
                      .y_label = "sentences",
                      .content = Marks{std::move(left), std::move(right)}}}};
}

}  // namespace regard
