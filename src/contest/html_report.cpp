#include <fmt/format.h>

#include "contest/report_figures.h"
#include "contest/report_tables.h"
#include "regard/base/markup.h"
#include "regard/figure/picture.h"

namespace regard {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --line: #d0d4da; --soft: #6b7280; }
@media (prefers-color-scheme: dark) { :root { --line: #3b414a; --soft: #9aa3af; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; padding: 1rem; max-width: 72rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; } h3 { font-size: 1rem; }
code, li { overflow-wrap: anywhere; } .soft { color: var(--soft); }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--line); text-align: right;
         white-space: nowrap; }
th:first-child, td:first-child, .examples td { text-align: left; }
.examples td { white-space: normal; }
.figure { background: white; border: 1px solid var(--line); border-radius: .4rem; overflow-x: auto;
          margin-top: 1rem; }
.figure svg { display: block; margin: auto; })";

std::string row(const std::vector<std::string>& cells, std::string_view tag) {
  std::string text = "<tr>";
  for (const std::string& content : cells)
    text += fmt::format("<{0}>{1}</{0}>", tag, escape_markup(content));
  return text + "</tr>\n";
}

std::string table(const Table& table) {
  if (table.rows.empty()) return "";
  std::string text =
      fmt::format("<h2>{}</h2>\n<p class=\"soft\">{}</p>\n<div class=\"wide\"><table>\n",
                  escape_markup(table.title), escape_markup(table.explanation));
  text += "<thead>" + row(table.columns, "th") + "</thead>\n<tbody>\n";
  for (const auto& cells : table.rows) text += row(cells, "td");
  return text + "</tbody></table></div>\n";
}

/// `number` keeps the pictures' names apart.
std::string picture(const Figure& figure, size_t number) {
  const PictureStyle apart{.id_prefix = fmt::format("f{}-", number)};
  std::string svg = to_svg(figure, apart);
  svg.erase(0, svg.find("<svg"));  // The XML declaration is for a file of its own.
  return "<div class=\"figure\">" + svg + "</div>\n";
}

std::string facts(const Report& report) {
  std::string text = fmt::format("<p><code>{}</code></p>\n<ul>\n", escape_markup(report.command));
  for (const std::string& fact : report_facts(report))
    text += fmt::format("<li>{}</li>\n", escape_markup(fact));
  for (const System& system : report.contest.systems)
    if (!system.note.empty())
      text += fmt::format("<li><b>{}</b>: {}</li>\n", escape_markup(system.name),
                          escape_markup(system.note));
  return text + "</ul>\n";
}

std::string example(const Report& report, size_t number) {
  const auto pair = static_cast<size_t>(report.outcomes[0][0].examples[number].pair);
  std::string text =
      fmt::format("<h3 lang=\"fr\">{}</h3>\n<div class=\"wide\"><table class=\"examples\">\n",
                  escape_markup(report.pairs[pair].source));
  text += row({"reference", report.pairs[pair].target}, "th");
  for (size_t system = 0; system < report.contest.systems.size(); ++system)
    text +=
        row({report.contest.systems[system].name, report.outcomes[system].front().hypotheses[pair]},
            "td");
  text += "</table></div>\n";
  const Figure looked = attention_figure(report, number);
  return looked.panels.empty() ? text : text + picture(looked, number + 1);
}

}  // namespace

std::string report_html(const Report& report) {
  const std::string title = escape_markup(report.contest.title);
  std::string page = fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{0}</title>\n<style>{1}</style>\n<h1>{0}</h1>\n",
      title, style);
  page += facts(report);
  for (const Table& content : report_tables(report)) page += table(content);
  if (report.standings.lengths.size() > 1) page += picture(length_figure(report), 0);
  const size_t examples = report.outcomes[0][0].examples.size();
  if (examples > 0) page += "<h2>Examples, with the first seed</h2>\n";
  for (size_t number = 0; number < examples; ++number) page += example(report, number);
  return page + "</html>\n";
}

}  // namespace regard
