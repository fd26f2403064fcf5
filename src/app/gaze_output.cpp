#include "app/gaze_output.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "app/flag_value.h"
#include "app/output.h"
#include "regard/base/file.h"
#include "regard/config/nearest.h"
#include "regard/figure/picture.h"
#include "regard/figure/terminal.h"
#include "regard/view/gaze_comparisons.h"
#include "regard/view/gaze_csv.h"
#include "regard/view/gaze_figures.h"
#include "regard/view/gaze_json.h"
#include "regard/view/gaze_page.h"
#include "regard/view/gaze_terminal.h"
#include "regard/view/join_words.h"

namespace regard {
namespace {

const std::vector<std::string> endings{".html", ".svg", ".png", ".json", ".csv"};

std::string ending_of(const std::string& path) {
  return std::filesystem::path(path).extension().string();
}

std::vector<GazeGroup> joined(std::span<const GazeGroup> groups) {
  std::vector<GazeGroup> words;
  for (const GazeGroup& group : groups) {
    words.push_back({.gazes = {}, .timeline = group.timeline});
    for (const Gaze& gaze : group.gazes) words.back().gazes.push_back(join_words(gaze));
  }
  return words;
}

GazeChoice choice_of(const GazeLayout& layout) {
  GazeChoice choice{.part = layout.part};
  if (layout.layer > 0) choice.layer = static_cast<size_t>(layout.layer - 1);
  if (layout.head > 0) choice.head = static_cast<size_t>(layout.head - 1);
  return choice;
}

Figure figure_of(std::span<const GazeGroup> groups, const GazeLayout& layout) {
  const Gaze& only = groups.front().gazes.front();
  check_drawable(layout.view, groups.size(), groups.front().gazes.size());
  switch (layout.view) {
    case GazeView::map:
      return groups.size() == 1 && groups.front().gazes.size() == 1
                 ? gaze_figure(only, choice_of(layout))
                 : comparison_figure(groups, choice_of(layout));
    case GazeView::heads:
      return heads_figure(only, layout.part);
    case GazeView::lines:
      return lines_figure(only, choice_of(layout));
    case GazeView::steps:
      return steps_figure(only);
    case GazeView::beam:
      return beam_figure(only);
    case GazeView::why:
      return explanation_figure(only);
  }
  throw Error("unknown view {}", static_cast<int>(layout.view));
}

std::string title_of(std::span<const GazeGroup> groups) {
  if (groups.size() == 1) return groups.front().gazes.front().source;
  return fmt::format("{} sentences", groups.size());
}

void write_gaze_file(const std::string& path, std::span<const GazeGroup> groups,
                     const GazeLayout& layout) {
  const std::string ending = ending_of(path);
  if (ending == ".html") return write_file(path, gazes_page(groups, title_of(groups)));
  if (ending == ".json") return write_file(path, gazes_json(groups).dump() + '\n');
  if (ending == ".csv")
    return write_file(path, [&](std::ostream& stream) { write_gazes_csv(groups, stream); });
  write_figure(path, figure_of(groups, layout), {.theme = layout.theme});
}

void print_gazes(std::span<const GazeGroup> groups, const GazeLayout& layout) {
  const TerminalStyle style = terminal_style_of(STDOUT_FILENO);
  if (layout.view != GazeView::map) {
    std::cout << to_terminal(figure_of(groups, layout), style);
  } else {
    for (const GazeGroup& group : groups)
      for (const Gaze& gaze : group.gazes) std::cout << gaze_text(gaze, style, choice_of(layout));
  }
  flush_output(std::cout);
}

}  // namespace

void check_gaze_output(const std::string& path) {
  const std::string ending = ending_of(path);
  if (std::ranges::find(endings, ending) == endings.end())
    throw UsageError("--output {}: the ending '{}' is not known{}", path, ending,
                     suggestion(ending, endings));
}

bool is_gaze_picture(const std::string& path) {
  const std::string ending = ending_of(path);
  return ending == ".svg" || ending == ".png";
}

void check_drawable(GazeView view, size_t sentences, size_t decodings) {
  if (view == GazeView::map || (sentences <= 1 && decodings <= 1)) return;
  throw UsageError(
      "--view {} draws one sentence decoded once, and here {}: leave it out, or write .html, which "
      "holds all",
      name_of(view),
      sentences > 1 ? fmt::format("are {} sentences (a long one is cut in parts)", sentences)
                    : fmt::format("is one decoded {} times", decodings));
}

void write_gazes(std::span<const GazeGroup> groups, const std::vector<std::string>& outputs,
                 const GazeLayout& layout) {
  const std::vector<GazeGroup> words = layout.words ? joined(groups) : std::vector<GazeGroup>();
  const std::span<const GazeGroup> shown = layout.words ? words : groups;
  if (outputs.empty()) print_gazes(shown, layout);
  for (const std::string& path : outputs) write_gaze_file(path, shown, layout);
}

}  // namespace regard
