#include "regard/view/gaze_comparisons.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "regard/base/error.h"
#include "view/gaze_map.h"

namespace regard {
namespace {

/// Up to three beside each other, more as a square.
size_t per_row(size_t panels) {
  constexpr size_t most_in_one = 3;
  if (panels <= most_in_one) return std::max<size_t>(1, panels);
  return static_cast<size_t>(std::ceil(std::sqrt(static_cast<double>(panels))));
}

Figure finished(Figure figure) {
  figure.columns = per_row(figure.panels.size());
  drop_crowded_names(figure);
  return figure;
}

std::string with_agreement(std::string title, const std::optional<double>& agreement) {
  return agreement ? title + fmt::format(", agreement {:.2f}", *agreement) : title;
}

/// What tells it apart from the others of its sentence.
std::string name_of(const Gaze& gaze, bool same_names) {
  if (!gaze.update) return gaze.name;
  const std::string update = fmt::format("update {}", *gaze.update);
  return same_names || gaze.name.empty() ? update : gaze.name + ", " + update;
}

/// What tells it apart from all others.
std::string panel_title(const Gaze& gaze, const GazeGroup& group, bool one_sentence) {
  if (!one_sentence && group.gazes.size() == 1) return gaze.source;
  const bool same_names =
      std::ranges::all_of(group.gazes, [&](const Gaze& other) { return other.name == gaze.name; });
  const std::string name = name_of(gaze, same_names);
  return one_sentence ? name : fmt::format("{}: {}", gaze.source, name);
}

}  // namespace

Figure beam_figure(const Gaze& gaze) {
  const MapSides sides = sides_of(gaze, AttentionPart::cross);
  Figure figure{.title = gaze.source};
  for (size_t i = 0; i < gaze.hypotheses.size(); ++i) {
    const GazeHypothesis& hypothesis = gaze.hypotheses[i];
    if (hypothesis.attention.empty()) continue;
    MapSides own = sides;
    own.rows = readable_pieces(hypothesis.pieces);
    figure.panels.push_back(
        map_panel(fmt::format("{}: {:.3f} {}{}", i + 1, hypothesis.score,
                              hypothesis.finished ? "" : "(cut off) ", hypothesis.text),
                  hypothesis.attention, std::move(own)));
  }
  if (figure.panels.empty())
    throw Error("there are no hypotheses with attention to compare{}",
                gaze.forced ? ": the target was given" : "");
  share_weight_colours(figure);
  return finished(std::move(figure));
}

Figure explanation_figure(const Gaze& gaze) {
  if (!gaze.explanation) throw Error("{} was not asked for an explanation", gaze.name);
  const Explanation& explanation = *gaze.explanation;
  MapSides sides = sides_of(gaze, AttentionPart::cross);
  Figure figure{.title = gaze.name};
  if (find_part(gaze, AttentionPart::cross) != nullptr) {
    figure.panels.push_back(map_panel("attention", chosen_weights(gaze, {}), sides));
    share_weight_colours(figure);
    figure.shared_colours = false;
  }
  sides.y_label = "target: grows less likely";
  sides.x_label = "source: is left out";
  if (!explanation.occlusion.empty())
    figure.panels.push_back(map_panel(with_agreement("occlusion", explanation.occlusion_agreement),
                                      explanation.occlusion, sides));
  sides.y_label = "target: answers";
  sides.x_label = "source: is changed a little";
  if (!explanation.gradient.empty())
    figure.panels.push_back(
        map_panel(with_agreement("gradient × input", explanation.gradient_agreement),
                  explanation.gradient, std::move(sides)));
  if (figure.panels.empty()) throw Error("the explanation of {} is empty", gaze.name);
  return finished(std::move(figure));
}

Figure comparison_figure(std::span<const GazeGroup> groups, const GazeChoice& choice) {
  const bool one_sentence = groups.size() == 1;
  Figure figure{.title = one_sentence ? groups.front().gazes.front().source : ""};
  bool any_looks = false;
  for (const GazeGroup& group : groups)
    for (const Gaze& gaze : group.gazes) {
      const bool looks = find_part(gaze, choice.part) != nullptr;
      any_looks = any_looks || looks;
      figure.panels.push_back(map_panel(panel_title(gaze, group, one_sentence),
                                        looks ? chosen_weights(gaze, choice) : Matrix{},
                                        sides_of(gaze, choice.part)));
    }
  if (!any_looks) throw Error("none of the models to compare has such attention");
  share_weight_colours(figure);
  return finished(std::move(figure));
}

}  // namespace regard
