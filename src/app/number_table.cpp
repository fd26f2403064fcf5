#include "app/number_table.h"

#include <fmt/ranges.h>

#include "regard/base/csv.h"
#include "regard/base/error.h"

namespace regard {
namespace {

constexpr size_t most_troubles = 5;

/// The numbers of a row, or what is wrong with it.
std::string read_row(const CsvTable& table, const CsvTable::Row& row,
                     const std::vector<size_t>& places, std::vector<double>& numbers) {
  for (const size_t place : places) {
    const std::string& name = table.columns[place];
    if (place >= row.fields.size()) return fmt::format("the row ends before column '{}'", name);
    double number = 0;
    if (!parse_number(row.fields[place], number))
      return fmt::format("'{}' in column '{}' is no number", row.fields[place], name);
    numbers.push_back(number);
  }
  return "";
}

}  // namespace

NumberTable read_numbers(const std::filesystem::path& path, const std::vector<std::string>& columns,
                         const std::vector<std::string>& in_a_nameless_table) {
  const CsvTable table = read_csv(path, columns);
  const bool otherwise = !table.has_names && !in_a_nameless_table.empty();
  NumberTable read;
  std::vector<size_t> places;
  for (const std::string& column : otherwise ? in_a_nameless_table : columns) {
    places.push_back(find_column(table, column, path));
    read.columns.push_back(table.columns[places.back()]);
  }
  for (const CsvTable::Row& row : table.rows) {
    std::vector<double> numbers;
    const std::string trouble = read_row(table, row, places, numbers);
    if (trouble.empty()) {
      read.rows.push_back(std::move(numbers));
      continue;
    }
    ++read.skipped;
    if (read.troubles.size() < most_troubles)
      read.troubles.push_back(fmt::format("{}:{}: {}", path.string(), row.line, trouble));
  }
  if (read.rows.empty())
    throw Error("{}: no row has a number in each of its columns {}{}", path.string(),
                fmt::join(read.columns, ", "),
                read.troubles.empty() ? "" : " (" + read.troubles.front() + ")");
  return read;
}

}  // namespace regard
