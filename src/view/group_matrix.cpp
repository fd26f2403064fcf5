#include "view/group_matrix.h"

#include <algorithm>

#include "regard/base/error.h"

namespace regard {
namespace {

size_t count_groups(std::span<const size_t> groups) {
  return groups.empty() ? 0 : groups.back() + 1;
}

}  // namespace

Matrix group_matrix(const Matrix& matrix, std::span<const size_t> row_groups,
                    std::span<const size_t> column_groups) {
  if (matrix.empty()) return {};
  if (matrix.rows != row_groups.size() || matrix.columns != column_groups.size())
    throw Error("a matrix of {} by {} cannot be grouped by {} by {} numbers", matrix.rows,
                matrix.columns, row_groups.size(), column_groups.size());
  Matrix grouped{.rows = count_groups(row_groups), .columns = count_groups(column_groups)};
  grouped.values.resize(grouped.rows * grouped.columns);
  std::vector<float> sizes(grouped.rows);
  for (const size_t group : row_groups) ++sizes[group];
  for (size_t r = 0; r < matrix.rows; ++r)
    for (size_t c = 0; c < matrix.columns; ++c)
      grouped.at(row_groups[r], column_groups[c]) += matrix.at(r, c) / sizes[row_groups[r]];
  return grouped;
}

std::vector<size_t> even_groups(size_t count, size_t most) {
  std::vector<size_t> groups(count);
  const size_t wanted = std::min(count, most);
  for (size_t i = 0; i < count; ++i) groups[i] = i * wanted / count;
  return groups;
}

}  // namespace regard
