#include "regard/view/gaze_figures.h"

#include <fmt/format.h>

#include <algorithm>

#include "view/gaze_map.h"

namespace regard {
namespace {

std::vector<std::string> numbered(const std::vector<std::string>& names) {
  std::vector<std::string> result;
  for (const std::string& name : names)
    result.push_back(fmt::format("{} {}", result.size() + 1, name));
  return result;
}

Figure finished(Figure figure) {
  share_weight_colours(figure);
  drop_crowded_names(figure);
  return figure;
}

}  // namespace

Figure gaze_figure(const Gaze& gaze, const GazeChoice& choice) {
  return finished({.title = gaze.name,
                   .panels = {map_panel(title_of(gaze, choice), chosen_weights(gaze, choice),
                                        sides_of(gaze, choice.part))}});
}

Figure heads_figure(const Gaze& gaze, AttentionPart part) {
  const auto& layers = layers_of(gaze, part);
  const MapSides sides = sides_of(gaze, part);
  Figure figure{.title = fmt::format("{}{}{} attention", gaze.name, gaze.name.empty() ? "" : ": ",
                                     name_of(part)),
                .columns = layers.front().size()};
  for (size_t layer = 0; layer < layers.size(); ++layer)
    for (size_t head = 0; head < layers[layer].size(); ++head)
      figure.panels.push_back(map_panel(fmt::format("layer {}, head {}", layer + 1, head + 1),
                                        layers[layer][head].weights, sides));
  return finished(std::move(figure));
}

Figure lines_figure(const Gaze& gaze, const GazeChoice& choice) {
  const std::vector<HeadGaze>& heads = chosen_layer(gaze, choice);
  MapSides sides = sides_of(gaze, choice.part);
  Links links{.left = std::move(sides.rows), .right = std::move(sides.columns)};
  for (size_t head = 0; head < heads.size(); ++head) {
    if (choice.head && *choice.head != head) continue;
    const std::vector<float>& weights = heads[head].weights.values;
    links.sets.push_back({.values = {weights.begin(), weights.end()},
                          .name = heads.size() > 1 ? fmt::format("head {}", head + 1) : ""});
  }
  links.left.resize(heads.front().weights.rows);
  links.right.resize(heads.front().weights.columns);
  return {.title = gaze.name,
          .panels = {{.title = layer_title(gaze, choice),
                      .x_label = std::move(sides.x_label),
                      .y_label = std::move(sides.y_label),
                      .content = std::move(links)}}};
}

Figure steps_figure(const Gaze& gaze) {
  MapSides sides = sides_of(gaze, AttentionPart::cross);
  sides.rows = numbered(sides.rows);
  sides.columns = numbered(sides.columns);
  sides.y_label = "decoding step: looks";
  sides.x_label = "source position: is looked at";
  return finished(
      {.title = gaze.name,
       .panels = {map_panel(title_of(gaze, {}), chosen_weights(gaze, {}), std::move(sides))}});
}

}  // namespace regard
