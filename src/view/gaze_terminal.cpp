#include "regard/view/gaze_terminal.h"

#include <fmt/format.h>

#include <algorithm>

#include "view/gaze_map.h"
#include "view/group_matrix.h"

namespace regard {
namespace {

constexpr int indent = 8;  // Of what goes on below its name.

std::string line(std::string_view name, std::string_view text, const TerminalStyle& style) {
  return wrapped_text(fmt::format("{}: {}", name, text), style, indent);
}

/// The target and how sure the model was of it.
std::string target_text(const Gaze& gaze) {
  const std::string said = gaze.target.empty() ? "nothing" : gaze.target;
  if (gaze.forced) return said + " (given)";
  if (gaze.hypotheses.empty()) return said;
  const GazeHypothesis& best = gaze.hypotheses.front();
  return fmt::format("{} (score {:.3f}{})", said, best.score,
                     best.finished ? "" : ", cut off at the length limit");
}

/// Where each group begins, counted from 1, written for every `stride`-th of them.
std::vector<std::string> begins_of(const std::vector<size_t>& groups, size_t stride) {
  std::vector<std::string> begins;
  for (size_t i = 0; i < groups.size(); ++i)
    if (begins.size() == groups[i])
      begins.push_back(groups[i] % stride == 0 ? std::to_string(i + 1) : "");
  return begins;
}

/// The map of more pieces than can be read: of groups of neighbours.
Figure coarse_figure(const Gaze& gaze, const GazeChoice& choice, int width) {
  constexpr int beside = 6, cell = 2;
  constexpr size_t most_rows = 40, stride = 5;
  const auto most_columns = static_cast<size_t>(std::max(1, (width - beside) / cell));
  const Matrix weights = chosen_weights(gaze, choice);
  const std::vector<size_t> rows = even_groups(weights.rows, most_rows);
  const std::vector<size_t> columns = even_groups(weights.columns, most_columns);
  const MapSides sides = sides_of(gaze, choice.part);
  Figure figure{.panels = {map_panel(title_of(gaze, choice), group_matrix(weights, rows, columns),
                                     {.rows = begins_of(rows, 1),
                                      .columns = begins_of(columns, stride),
                                      .y_label = sides.y_label + " (by position)",
                                      .x_label = sides.x_label + " (by position)"})}};
  share_weight_colours(figure);
  return figure;
}

std::string map_text(const Gaze& gaze, const TerminalStyle& style, const GazeChoice& choice) {
  constexpr size_t most_names = 100;
  const Matrix weights = chosen_weights(gaze, choice);
  if (std::max(weights.rows, weights.columns) > most_names)
    return to_terminal(coarse_figure(gaze, choice, style.width), style);
  Figure figure = gaze_figure(gaze, choice);
  figure.title.clear();  // It stands above already.
  return to_terminal(figure, style);
}

std::string finding_text(const Finding& finding, const TerminalStyle& style) {
  std::string text = finding.says;
  if (!finding.cause.empty()) text += fmt::format(" Likely cause: {}", finding.cause);
  return line(finding.kind, text, style);
}

}  // namespace

std::string gaze_text(const Gaze& gaze, const TerminalStyle& style, const GazeChoice& choice) {
  std::string text;
  if (!gaze.name.empty()) {
    const std::string update = gaze.update ? fmt::format(", update {}", *gaze.update) : "";
    text += line("model", gaze.name + update, style);
  }
  text += line("source", gaze.source, style);
  text += line("target", target_text(gaze), style);
  for (const std::string& clamp : gaze.clamps) text += line("clamp", clamp, style);
  if (gaze.parts.empty()) {
    text += wrapped_text("This model has no attention: there is nothing to look at.", style);
  } else {
    text += '\n' + map_text(gaze, style, choice);
  }
  if (!gaze.findings.empty()) text += '\n';
  for (const Finding& finding : gaze.findings) text += finding_text(finding, style);
  if (!gaze.left_out.empty()) text += line("left out", gaze.left_out, style);
  return text;
}

}  // namespace regard
