#include <algorithm>

#include "contest/report_tables.h"
#include "regard/base/utf8.h"

namespace regard {
namespace {

size_t characters_in(const std::string& text) { return utf8_offsets(text).size() - 1; }

std::string padding(const std::string& text, size_t width) {
  return std::string(width - characters_in(text), ' ');
}

}  // namespace

std::string report_summary(const Report& report) {
  Table table = report_tables(report).front();
  table.rows.insert(table.rows.begin(), table.columns);
  std::vector<size_t> widths(table.columns.size());
  for (const auto& row : table.rows)
    for (size_t column = 0; column < row.size(); ++column)
      widths[column] = std::max(widths[column], characters_in(row[column]));
  std::string text;
  for (const auto& row : table.rows) {
    text += row[0] + padding(row[0], widths[0]);
    for (size_t column = 1; column < row.size(); ++column)
      text += "  " + padding(row[column], widths[column]) + row[column];
    text += '\n';
  }
  return text;
}

}  // namespace regard
