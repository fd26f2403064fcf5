#include "view/gaze_map.h"

#include <fmt/format.h>

#include <algorithm>

#include "regard/base/error.h"
#include "view/mean_of_heads.h"

namespace regard {
namespace {

size_t layer_of(const GazeChoice& choice, size_t layers) {
  const size_t layer = choice.layer.value_or(layers - 1);
  if (layer >= layers)
    throw Error("there is no layer {} of {} attention: the model has {}", layer + 1,
                name_of(choice.part), layers);
  return layer;
}

HeatMap* map_of(Panel& panel) { return std::get_if<HeatMap>(&panel.content); }

}  // namespace

const std::vector<std::vector<HeadGaze>>& layers_of(const Gaze& gaze, AttentionPart part) {
  const PartGaze* found = find_part(gaze, part);
  if (found == nullptr || found->layers.empty() || found->layers.back().empty())
    throw Error("{} has no {} attention to look at", gaze.name.empty() ? "the model" : gaze.name,
                name_of(part));
  return found->layers;
}

const std::vector<HeadGaze>& chosen_layer(const Gaze& gaze, const GazeChoice& choice) {
  const auto& layers = layers_of(gaze, choice.part);
  const std::vector<HeadGaze>& heads = layers[layer_of(choice, layers.size())];
  if (choice.head.value_or(0) >= heads.size())
    throw Error("there is no head {} of {} attention: a layer has {}", *choice.head + 1,
                name_of(choice.part), heads.size());
  return heads;
}

Matrix chosen_weights(const Gaze& gaze, const GazeChoice& choice) {
  const std::vector<HeadGaze>& heads = chosen_layer(gaze, choice);
  return choice.head ? heads[*choice.head].weights : mean_of(heads);
}

std::string layer_title(const Gaze& gaze, const GazeChoice& choice) {
  const size_t layers = layers_of(gaze, choice.part).size();
  const std::string title = fmt::format("{} attention", name_of(choice.part));
  return layers > 1 ? title + fmt::format(", layer {}", layer_of(choice, layers) + 1) : title;
}

std::string title_of(const Gaze& gaze, const GazeChoice& choice) {
  const std::string title = layer_title(gaze, choice);
  if (choice.head) return title + fmt::format(", head {}", *choice.head + 1);
  const size_t heads = chosen_layer(gaze, choice).size();
  return heads > 1 ? title + fmt::format(", mean of {} heads", heads) : title;
}

Panel map_panel(std::string title, const Matrix& matrix, MapSides sides) {
  sides.rows.resize(matrix.rows);
  sides.columns.resize(matrix.columns);
  return {.title = std::move(title),
          .x_label = std::move(sides.x_label),
          .y_label = std::move(sides.y_label),
          .content = HeatMap{.rows = matrix.rows,
                             .columns = matrix.columns,
                             .values = {matrix.values.begin(), matrix.values.end()},
                             .row_labels = std::move(sides.rows),
                             .column_labels = std::move(sides.columns)}};
}

void share_weight_colours(Figure& figure) {
  constexpr double power = 0.6;  // the page's: a weight of 0.1 is still seen
  for (Panel& panel : figure.panels) {
    map_of(panel)->lowest = 0;
    map_of(panel)->highest = 1;
    map_of(panel)->colour_power = power;
  }
  figure.shared_colours = true;
}

void drop_crowded_names(Figure& figure) {
  constexpr size_t most_in_line = 1000, most_cells = 1 << 16;
  size_t rows = 0, columns = 0;
  for (Panel& panel : figure.panels) {
    rows = std::max(rows, map_of(panel)->rows);
    columns = std::max(columns, map_of(panel)->columns);
  }
  const size_t across = std::min(figure.columns, figure.panels.size());
  columns *= across;
  rows *= (figure.panels.size() + across - 1) / std::max<size_t>(1, across);
  if (rows <= most_in_line && columns <= most_in_line && rows * columns <= most_cells) return;
  for (Panel& panel : figure.panels) {
    map_of(panel)->row_labels.clear();
    map_of(panel)->column_labels.clear();
    for (std::string* label : {&panel.x_label, &panel.y_label}) *label += " (positions from 0)";
  }
}

}  // namespace regard
