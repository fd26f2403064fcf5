#include "contest/report_figures.h"

#include <algorithm>

#include "regard/figure/theme.h"
#include "regard/text/pieces.h"

namespace regard {
namespace {

std::vector<std::string> readable(std::vector<std::string> pieces) {
  for (std::string& piece : pieces) piece = readable_piece(piece);
  return pieces;
}

HeatMap heat_map(const Example& example) {
  HeatMap map{.rows = example.attention.size(),
              .columns = example.source.size(),
              .values = {},
              .row_labels = readable(example.target),
              .column_labels = readable(example.source),
              .lowest = 0,
              .highest = 1};
  for (const std::vector<float>& weights : example.attention)
    map.values.insert(map.values.end(), weights.begin(), weights.end());
  map.row_labels.resize(map.rows);
  return map;
}

}  // namespace

Figure length_figure(const Report& report) {
  Marks curves;
  for (size_t system = 0; system < report.contest.systems.size(); ++system) {
    Curve curve{.x = {},
                .y = report.standings.systems[system].bleu_by_length,
                .name = report.contest.systems[system].name,
                .dashed = system >= series_colours};
    for (const LengthGroup& group : report.standings.lengths) curve.x.push_back(group.mean_words);
    curves.emplace_back(std::move(curve));
  }
  return {.title = "",
          .panels = {{.title = "",
                      .x_label = "words of the source",
                      .y_label = "BLEU",
                      .content = std::move(curves)}}};
}

Figure attention_figure(const Report& report, size_t example) {
  Figure figure{.title = "", .panels = {}, .columns = 3, .shared_colours = true};
  for (size_t system = 0; system < report.contest.systems.size(); ++system) {
    const Example& shown = report.outcomes[system].front().examples.at(example);
    if (shown.attention.empty()) continue;
    figure.panels.push_back({.title = report.contest.systems[system].name,
                             .x_label = "source",
                             .y_label = "target",
                             .content = heat_map(shown)});
  }
  figure.columns = std::clamp<size_t>(figure.panels.size(), 1, figure.columns);
  return figure;
}

}  // namespace regard
