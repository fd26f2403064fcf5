#include "view/place_findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "view/causes.h"

namespace regard {
namespace {

// A healthy row of three words may come from one ("s'en va" is "is going away"), more hardly all.
constexpr double collapsed_above = 0.75;
// With fewer words on either side, one of them is rightly looked at most of the time.
constexpr size_t fewest_words = 3;
// Of the most entropy there can be. As spread as over 7 of 8 pieces alike (0.94): no choice is
// made. Half of the eight would be 0.67.
constexpr double uniform_above = 0.9;
constexpr size_t fewest_pieces = 4;  // over two or three pieces, half and half may well be right
// Weights that were rounded to bfloat16 add up to 1 within 2^-8.
constexpr double padding_above = 0.005;

// Of the row's weights as shares of their sum; nothing for a row without weight.
std::optional<double> entropy_bits(const Matrix& attention, size_t row) {
  double sum = 0, bits = 0;
  for (size_t s = 0; s < attention.columns; ++s) sum += attention.at(row, s);
  if (!(sum > 0)) return std::nullopt;
  for (size_t s = 0; s < attention.columns; ++s) {
    const double share = attention.at(row, s) / sum;
    if (share > 0) bits -= share * std::log2(share);
  }
  return bits;
}

}  // namespace

std::optional<Finding> find_collapse(const Gaze& gaze, const WordLooks& looks) {
  const size_t words = looks.source.size() - (looks.source_end ? 1 : 0);
  if (looks.said < fewest_words || words < fewest_words) return std::nullopt;
  std::vector<size_t> lovers(looks.source.size());
  std::vector<double> weight(looks.source.size());
  for (size_t t = 0; t < looks.said; ++t) {
    const size_t favourite = looks.favourite(t);
    ++lovers[favourite];
    weight[favourite] += looks.weights.at(t, favourite);
  }
  const auto best = static_cast<size_t>(std::ranges::max_element(lovers) - lovers.begin());
  const double share = static_cast<double>(lovers[best]) / static_cast<double>(looks.said);
  if (share <= collapsed_above) return std::nullopt;
  const bool at_end = looks.source_end == best;
  return Finding{
      .kind = "collapse",
      .number = share,
      .says = fmt::format(
          "{:.0f} % of the target words ({} of {}) look most at {}{}, with {:.2f} of "
          "their weight on average: attention {}.",
          100 * share, lovers[best], looks.said, at_end ? "the end mark " : "",
          in_quotes(looks.source[best]), weight[best] / static_cast<double>(lovers[best]),
          at_end ? "stares at the end" : "has collapsed onto one word"),
      .cause = cause_of_collapse(gaze, at_end)};
}

std::optional<Finding> find_uniform(const Gaze& gaze, const Matrix& attention) {
  if (attention.columns < fewest_pieces) return std::nullopt;
  double bits = 0, rows = 0;
  for (size_t t = 0; t < attention.rows; ++t)
    if (const auto entropy = entropy_bits(attention, t)) {
      bits += *entropy;
      ++rows;
    }
  const double most = std::log2(static_cast<double>(attention.columns));
  if (rows == 0 || bits / rows <= uniform_above * most) return std::nullopt;
  return Finding{.kind = "uniform",
                 .number = bits / rows,
                 .says = fmt::format("The weights are nearly uniform: {:.2f} bits of entropy on "
                                     "average, where looking at all {} source pieces alike has "
                                     "{:.2f}.",
                                     bits / rows, attention.columns, most),
                 .cause = cause_of_uniform(gaze)};
}

std::optional<Finding> find_padding(const Gaze& gaze, const Matrix& attention) {
  double most = 0, sum = 0;
  for (size_t t = 0; t < attention.rows; ++t) {
    double row = 0;
    for (size_t s = 0; s < attention.columns; ++s) row += attention.at(t, s);
    most = std::max(most, 1 - row);
    sum += std::max(0.0, 1 - row);
  }
  if (most <= padding_above) return std::nullopt;
  return Finding{
      .kind = "padding",
      .number = most,
      .says = fmt::format("Up to {:.1f} % of a row's weight ({:.1f} % on average) lies on padding, "
                          "where there is nothing to see: it must be 0.",
                          100 * most, 100 * sum / static_cast<double>(attention.rows)),
      .cause = cause_of_padding(gaze)};
}

}  // namespace regard
