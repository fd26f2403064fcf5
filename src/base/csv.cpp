#include "regard/base/csv.h"

#include <csv.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <optional>

#include "regard/base/error.h"
#include "regard/base/line_reader.h"

namespace regard {
namespace {

constexpr size_t most_line_bytes = size_t{1} << 20;

/// What libcsv's callbacks fill.
struct Filling {
  std::vector<CsvTable::Row>& rows;
  CsvTable::Row row;

  static void take_field(void* text, size_t size, void* self) {
    static_cast<Filling*>(self)->row.fields.emplace_back(static_cast<const char*>(text), size);
  }
  static void take_row(int, void* self) {
    auto& filling = *static_cast<Filling*>(self);
    filling.rows.push_back(std::move(filling.row));
    filling.row = {};
  }
};

/// libcsv's parser, given back when it is done with.
class Parser {
 public:
  explicit Parser(char separator) : separator_(separator) {
    if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) != 0)
      throw Error("the CSV parser cannot be set up");
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() { csv_free(&parser_); }

  /// False where the text is no CSV.
  bool parse(const std::string& line, Filling& filling) {
    return csv_parse(&parser_, line.data(), line.size(), Filling::take_field, Filling::take_row,
                     &filling) == line.size();
  }
  bool finish(Filling& filling) {
    return csv_fini(&parser_, Filling::take_field, Filling::take_row, &filling) == 0;
  }

  /// A line that begins no row.
  bool is_blank(const std::string& line) const {
    return std::ranges::all_of(
        line, [&](char c) { return c == '\r' || ((c == ' ' || c == '\t') && c != separator_); });
  }

 private:
  char separator_;
  csv_parser parser_;
};

char separator_of(const std::string& first_line) {
  char best = ',';
  for (const char candidate : {'\t', ';'})
    if (std::ranges::count(first_line, candidate) > std::ranges::count(first_line, best))
      best = candidate;
  return best;
}

std::vector<CsvTable::Row> read_rows(const std::filesystem::path& path) {
  LineReader reader(path, most_line_bytes);
  std::vector<CsvTable::Row> rows;
  Filling filling{rows, {}};
  std::unique_ptr<Parser> parser;
  for (std::string line; reader.next(line);) {
    if (!parser) parser = std::make_unique<Parser>(separator_of(line));
    if (reader.line_too_long())
      throw Error("{}:{}: the line has more than {} bytes; is this a table?", path.string(),
                  reader.line_number(), most_line_bytes);
    if (filling.row.line == 0 && !parser->is_blank(line)) filling.row.line = reader.line_number();
    if (!parser->parse(line + '\n', filling))
      throw Error(
          "{}:{}: a quote within a field is written twice, and a quoted field ends at its "
          "separator",
          path.string(), reader.line_number());
  }
  if (parser && !parser->finish(filling))
    throw Error("{}: the quote that line {} opens is never closed", path.string(),
                filling.row.line);
  return rows;
}

bool holds_numbers_only(const CsvTable::Row& row) {
  double number = 0;
  return std::ranges::all_of(row.fields, [&](const std::string& field) {
    return field.find_first_not_of(" \t") == std::string::npos || parse_number(field, number);
  });
}

/// The number of a column counted from 1, or nothing.
std::optional<size_t> column_number(const std::string& name, size_t columns) {
  size_t number = 0;
  const char* end = name.data() + name.size();
  const auto [stop, code] = std::from_chars(name.data(), end, number);
  if (code != std::errc() || stop != end || number < 1 || number > columns) return std::nullopt;
  return number;
}

/// Whether a row has all these names, and one of them can be nothing but a name.
bool is_named(const CsvTable::Row& row, std::span<const std::string> names) {
  return std::ranges::all_of(names,
                             [&](const std::string& name) {
                               return std::ranges::find(row.fields, name) != row.fields.end();
                             }) &&
         std::ranges::any_of(names, [&](const std::string& name) {
           return !column_number(name, row.fields.size());
         });
}

}  // namespace

CsvTable read_csv(const std::filesystem::path& path, std::span<const std::string> expected) {
  CsvTable table;
  table.rows = read_rows(path);
  if (table.rows.empty()) throw Error("{} is empty: it should hold a table", path.string());
  const CsvTable::Row first = table.rows.front();
  table.has_names = !holds_numbers_only(first) || is_named(first, expected);
  if (table.has_names) {
    table.columns = first.fields;
    table.rows.erase(table.rows.begin());
  } else {
    for (size_t i = 1; i <= first.fields.size(); ++i) table.columns.push_back(std::to_string(i));
  }
  return table;
}

size_t find_column(const CsvTable& table, const std::string& name,
                   const std::filesystem::path& path) {
  const auto found = std::ranges::find(table.columns, name);
  if (found != table.columns.end()) return static_cast<size_t>(found - table.columns.begin());
  if (const auto number = column_number(name, table.columns.size())) return *number - 1;
  throw Error("{}: there is no column '{}'; its columns are {}", path.string(), name,
              fmt::join(table.columns, ", "));
}

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted(2 * text.size() + 2, '\0');
  quoted.resize(csv_write(quoted.data(), quoted.size(), text.data(), text.size()));
  return quoted;
}

bool parse_number(const std::string& text, double& number) {
  constexpr const char* blanks = " \t";
  const size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string::npos) return false;
  const char* from = text.data() + begin;
  const char* to = text.data() + text.find_last_not_of(blanks) + 1;
  if (*from == '+') ++from;
  double parsed = 0;
  const auto [stop, code] = std::from_chars(from, to, parsed);
  if (code != std::errc() || stop != to || !std::isfinite(parsed)) return false;
  number = parsed;
  return true;
}

}  // namespace regard
