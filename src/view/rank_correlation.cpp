#include "view/rank_correlation.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace regard {
namespace {

std::vector<double> ranks(std::span<const float> values) {
  std::vector<size_t> order(values.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::ranges::sort(order, {}, [&](size_t i) { return values[i]; });
  std::vector<double> ranks(values.size());
  for (size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
    for (size_t i = begin; i < end; ++i) ranks[order[i]] = static_cast<double>(begin + end - 1) / 2;
  }
  return ranks;
}

}  // namespace

std::optional<double> rank_correlation(std::span<const float> a, std::span<const float> b) {
  if (a.size() != b.size() || a.size() < 2) return std::nullopt;
  const std::vector<double> of_a = ranks(a), of_b = ranks(b);
  const double mean = static_cast<double>(a.size() - 1) / 2;
  double both = 0, squares_a = 0, squares_b = 0;
  for (size_t i = 0; i < of_a.size(); ++i) {
    both += (of_a[i] - mean) * (of_b[i] - mean);
    squares_a += (of_a[i] - mean) * (of_a[i] - mean);
    squares_b += (of_b[i] - mean) * (of_b[i] - mean);
  }
  if (squares_a == 0 || squares_b == 0) return std::nullopt;
  return both / std::sqrt(squares_a * squares_b);
}

std::optional<double> agreement(const Matrix& attention, const Matrix& owed) {
  if (attention.empty() || attention.columns != owed.columns) return std::nullopt;
  const auto words = [](const Matrix& matrix, size_t row) {
    return std::span(matrix.values).subspan(row * matrix.columns, matrix.columns - 1);
  };
  double sum = 0;
  int rows = 0;
  for (size_t row = 0; row < std::min(attention.rows, owed.rows); ++row) {
    const auto correlation = rank_correlation(words(attention, row), words(owed, row));
    if (!correlation) continue;
    sum += *correlation;
    ++rows;
  }
  if (rows == 0) return std::nullopt;
  return sum / rows;
}

}  // namespace regard
