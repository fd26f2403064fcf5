#pragma once

#include <torch/types.h>

#include <string>
#include <vector>

#include "regard/attention/kernel_regression.h"

namespace regard {

/// The table that `regard pool` predicts from.
struct PoolTable {
  std::vector<std::string> x_asked;  ///< as --x names them
  std::vector<std::string> x_names;  ///< as the table names them
  std::string y_name;
  torch::Tensor x;       ///< [N,D] as it stands in the table
  torch::Tensor scales;  ///< [D] what one unit of distance is: with several columns, their spread
  Points points;         ///< x in these units, and y
};

/// Columns by name or number, commas between those of `x`. Says how many rows there are and which
/// are left out. Throws Error for a file that is no such table.
PoolTable load_pool_table(const std::string& path, const std::string& x, const std::string& y);

/// Where to predict, in the table's unit.
struct PoolQueries {
  std::vector<std::string> columns;
  torch::Tensor x;  ///< [Q,D]
};

/// A file with the table's columns of x: by their names, or by the numbers that --x gave where it
/// has no names.
PoolQueries load_queries(const std::string& path, const PoolTable& table);

/// Evenly along x, or with several columns at every point.
PoolQueries queries_along(const PoolTable& table);

}  // namespace regard
