#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "regard/view/gaze.h"

namespace regard {

/// The weights of groups of rows and columns, given by the number of each one's group, from 0 and
/// rising by at most one: to a group the sum of its columns, from a group the mean of its rows. So
/// rows that sum to 1 still do. Empty for an empty matrix.
Matrix group_matrix(const Matrix& matrix, std::span<const size_t> row_groups,
                    std::span<const size_t> column_groups);

/// The group of each of `count` neighbours that are put into at most `most` groups of like size.
std::vector<size_t> even_groups(size_t count, size_t most);

}  // namespace regard
