#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace regard {

/// A table as it stands in a file.
struct CsvTable {
  struct Row {
    int64_t line = 0;  ///< where it begins, counted from 1
    std::vector<std::string> fields;
  };
  std::vector<std::string> columns;  ///< names from the first row, or else "1", "2", ...
  bool has_names = false;            ///< the first row holds names
  std::vector<Row> rows;             ///< that are not blank, each with as many fields as it has
};

/// Reads comma-separated values (RFC 4180: fields may be quoted, and then hold commas, quotes and
/// line ends), plain or gzip. A file whose first line has more tabs, or semicolons, than commas is
/// separated by those. The first row holds names unless all its fields are numbers or blank; it
/// does then too if all the `expected` names stand in it and are no mere numbers of columns: years,
/// say. Throws Error, with the line where there is one.
CsvTable read_csv(const std::filesystem::path& path, std::span<const std::string> expected = {});

/// The place of a column: its name, or its number counted from 1 where no column has such a name.
/// Throws Error naming `path` and the columns that there are.
size_t find_column(const CsvTable& table, const std::string& name,
                   const std::filesystem::path& path);

/// A text as a field of a comma-separated line: quoted where it must be.
std::string csv_field(const std::string& text);

/// A finite decimal number with nothing around it but blanks; false if it is none.
bool parse_number(const std::string& text, double& number);

}  // namespace regard
