#include "app/pool_table.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <torch/types.h>

#include <algorithm>

#include "app/number_table.h"
#include "regard/base/counted.h"

namespace regard {
namespace {

std::vector<std::string> split_names(const std::string& names) {
  std::vector<std::string> split;
  for (size_t begin = 0; begin <= names.size();) {
    const size_t end = std::min(names.find(',', begin), names.size());
    split.push_back(names.substr(begin, end - begin));
    begin = end + 1;
  }
  return split;
}

void report(const std::string& path, const NumberTable& table) {
  for (const std::string& trouble : table.troubles) spdlog::warn("{}; left out", trouble);
  spdlog::info("{}: {}{}", path, counted(std::ssize(table.rows), "row"),
               table.skipped == 0 ? "" : fmt::format(", {} left out", grouped(table.skipped)));
}

torch::Tensor matrix(const NumberTable& table) {
  const torch::Tensor numbers =
      torch::empty({std::ssize(table.rows), std::ssize(table.columns)}, torch::kDouble);
  auto* to = numbers.mutable_data_ptr<double>();
  for (const auto& row : table.rows) to = std::ranges::copy(row, to).out;
  return numbers;
}

}  // namespace

PoolTable load_pool_table(const std::string& path, const std::string& x, const std::string& y) {
  std::vector<std::string> columns = split_names(x);
  const std::vector<std::string> asked = columns;
  columns.push_back(y);
  const NumberTable read = read_numbers(path, columns);
  report(path, read);
  const torch::Tensor all = matrix(read);
  PoolTable table{.x_asked = asked,
                  .x_names = {read.columns.begin(), read.columns.end() - 1},
                  .y_name = read.columns.back(),
                  .x = all.narrow(1, 0, all.size(1) - 1),
                  .scales = torch::ones({1}, torch::kDouble),
                  .points = {}};
  if (table.x.size(1) > 1) table.scales = column_scales(table.x);
  table.points = {.x = (table.x / table.scales).contiguous(), .y = all.select(1, -1).contiguous()};
  return table;
}

PoolQueries load_queries(const std::string& path, const PoolTable& table) {
  const NumberTable read = read_numbers(path, table.x_names, table.x_asked);
  report(path, read);
  return {.columns = table.x_names, .x = matrix(read)};
}

PoolQueries queries_along(const PoolTable& table) {
  constexpr int64_t along_x = 101;
  if (table.x.size(1) > 1) return {.columns = table.x_names, .x = table.x};
  return {.columns = table.x_names,
          .x = torch::linspace(table.x.min().item<double>(), table.x.max().item<double>(), along_x,
                               torch::kDouble)
                   .unsqueeze(1)};
}

}  // namespace regard
