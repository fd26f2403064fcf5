#pragma once

#include <string>
#include <vector>

#include "regard/contest/report.h"

namespace regard {

/// Cells in words and numbers; the first column holds names, all others numbers.
struct Table {
  std::string title;
  std::string explanation;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

/// What Markdown and HTML show alike, in this order: scores, tests, cost, BLEU by length.
std::vector<Table> report_tables(const Report& report);

/// The lines above the tables: data, budget, seeds, command.
std::vector<std::string> report_facts(const Report& report);

}  // namespace regard
