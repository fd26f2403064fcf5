#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace regard {

/// Columns come in groups of so many, padded with zeros.
constexpr int64_t lanes = 16;

constexpr int64_t padded(int64_t columns) { return (columns + lanes - 1) / lanes * lanes; }

/// A matrix of which element (row, column) lies at data[row * row_step + column * column_step].
template <typename W>
struct Factor {
  const W* data;
  int64_t row_step;
  int64_t column_step;
};

/// `Rows` rows and `lanes` columns of a product, kept in registers.
template <int Rows, typename W>
[[gnu::always_inline]] inline void product_tile(const Factor<W>& a, int64_t row, const W* b,
                                                int64_t depth, int64_t columns, W* c) {
  using Lanes [[gnu::vector_size(lanes * sizeof(W))]] = W;
  Lanes sums[Rows] = {};
  for (int64_t k = 0; k < depth; ++k) {
    Lanes line;
    std::memcpy(&line, b + k * columns, sizeof line);
#pragma GCC unroll 6
    for (int r = 0; r < Rows; ++r)
      sums[r] += a.data[(row + r) * a.row_step + k * a.column_step] * line;
  }
#pragma GCC unroll 6
  for (int r = 0; r < Rows; ++r) std::memcpy(c + (row + r) * columns, &sums[r], sizeof sums[r]);
}

/// c = a b for matrices that fit in the first caches, [rows,depth] and [depth,columns]; b and c
/// are contiguous and `columns` is `padded`.
template <typename W>
[[gnu::always_inline]] inline void small_product(const Factor<W>& a, const W* b, int64_t rows,
                                                 int64_t depth, int64_t columns, W* c) {
  constexpr int at_once = 6;  // times two vectors of 8 floats: what AVX2's 16 registers hold
  for (int64_t column = 0; column < columns; column += lanes) {
    int64_t row = 0;
    for (; row + at_once <= rows; row += at_once)
      product_tile<at_once>(a, row, b + column, depth, columns, c + column);
    for (; row + 2 <= rows; row += 2)
      product_tile<2>(a, row, b + column, depth, columns, c + column);
    for (; row < rows; ++row) product_tile<1>(a, row, b + column, depth, columns, c + column);
  }
}

}  // namespace regard
