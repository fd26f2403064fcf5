#include <fmt/format.h>
#include <fmt/ranges.h>

#include "contest/report_tables.h"

namespace regard {
namespace {

/// Text within a cell.
std::string cell(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '|' || c == '\\' || c == '`' || c == '*' || c == '_' || c == '<') escaped += '\\';
    escaped += c == '\n' ? ' ' : c;
  }
  return escaped;
}

std::string row(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const std::string& text : cells) line += ' ' + cell(text) + " |";
  return line + '\n';
}

std::string table(const Table& table) {
  if (table.rows.empty()) return "";
  std::string text = fmt::format("## {}\n\n{}\n\n", table.title, table.explanation);
  text += row(table.columns) + "|---|";
  for (size_t column = 1; column < table.columns.size(); ++column) text += "---:|";
  text += '\n';
  for (const auto& cells : table.rows) text += row(cells);
  return text + '\n';
}

std::string systems(const Report& report) {
  std::string text;
  for (const System& system : report.contest.systems)
    if (!system.note.empty())
      text += fmt::format("- **{}**: {}\n", cell(system.name), cell(system.note));
  return text.empty() ? text : text + '\n';
}

/// What each system makes of the sentences that all show, with the first seed.
std::string examples(const Report& report) {
  std::string text;
  const std::vector<Example>& shown = report.outcomes.front().front().examples;
  for (size_t i = 0; i < shown.size(); ++i) {
    const auto pair = static_cast<size_t>(shown[i].pair);
    text += fmt::format("### {}\n\n", cell(report.pairs[pair].source));
    text += row({"", report.pairs[pair].target}) + "|---|---|\n";
    for (size_t system = 0; system < report.contest.systems.size(); ++system)
      text += row(
          {report.contest.systems[system].name, report.outcomes[system].front().hypotheses[pair]});
    text += '\n';
  }
  return text.empty() ? text : "## Examples\n\n" + text;
}

}  // namespace

std::string report_markdown(const Report& report) {
  std::string text = fmt::format("# {}\n\n    {}\n\n", report.contest.title, report.command);
  for (const std::string& fact : report_facts(report)) text += fmt::format("- {}\n", fact);
  text += '\n' + systems(report);
  for (const Table& content : report_tables(report)) text += table(content);
  return text + examples(report);
}

}  // namespace regard
