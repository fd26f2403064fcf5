#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace regard {

/// Some columns of a CSV file as numbers. Rows that lack one are left out.
struct NumberTable {
  std::vector<std::string> columns;       ///< their names, in the order asked for
  std::vector<std::vector<double>> rows;  ///< each as long as `columns`
  std::vector<std::string> troubles;      ///< the first rows left out: "file:line: what"
  int64_t skipped = 0;                    ///< how many were
};

/// Columns by name or number; `in_a_nameless_table` says how to find them, if differently, in a
/// file without a row of names. Throws Error for a file that is no table, an unknown column, or no
/// row of numbers at all.
NumberTable read_numbers(const std::filesystem::path& path, const std::vector<std::string>& columns,
                         const std::vector<std::string>& in_a_nameless_table = {});

}  // namespace regard
