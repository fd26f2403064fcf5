#include "app/gaze_output.h"

#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "app/flag_value.h"
#include "app/output.h"
#include "regard/base/file.h"
#include "regard/config/nearest.h"
#include "regard/figure/picture.h"
#include "regard/figure/terminal.h"
#include "regard/view/gaze_csv.h"
#include "regard/view/gaze_figures.h"
#include "regard/view/gaze_json.h"
#include "regard/view/gaze_page.h"
#include "regard/view/gaze_text.h"
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

std::vector<Gaze> all_of(std::span<const GazeGroup> groups) {
  std::vector<Gaze> gazes;
  for (const GazeGroup& group : groups)
    gazes.insert(gazes.end(), group.gazes.begin(), group.gazes.end());
  return gazes;
}

const Gaze& only(const std::vector<Gaze>& gazes, GazeView view) {
  if (gazes.size() == 1) return gazes.front();
  throw Error("--view {} draws one sentence by one model, not {}: leave it out, or write .html",
              name_of(view), gazes.size());
}

Figure figure_of(std::span<const GazeGroup> groups, const GazeLayout& layout) {
  const std::vector<Gaze> gazes = all_of(groups);
  switch (layout.view) {
    case GazeView::map:
      return gazes.size() == 1 ? gaze_figure(gazes.front(), choice_of(layout))
                               : gazes_figure(gazes, choice_of(layout));
    case GazeView::heads:
      return heads_figure(only(gazes, layout.view), layout.part);
    case GazeView::steps:
      return steps_figure(only(gazes, layout.view));
    case GazeView::links:
      return links_figure(only(gazes, layout.view), choice_of(layout));
    case GazeView::beam:
      return beam_figure(only(gazes, layout.view));
    case GazeView::why:
      return explanation_figure(only(gazes, layout.view));
  }
  throw Error("unknown view {}", static_cast<int>(layout.view));
}

std::string title_of(std::span<const GazeGroup> groups) {
  if (groups.size() == 1) return groups.front().gazes.front().source;
  return fmt::format("{} sentences", groups.size());
}

std::string file_content(std::span<const GazeGroup> groups, const std::string& ending,
                         const GazeLayout& layout) {
  if (ending == ".html") return gazes_page(groups, title_of(groups));
  if (ending == ".json") return gazes_json(groups).dump() + "\n";
  if (ending == ".csv") return gazes_csv(groups);
  const PictureStyle style{.theme = layout.theme};
  const Figure figure = figure_of(groups, layout);
  return ending == ".svg" ? to_svg(figure, style) : to_png(figure, style);
}

void print_gazes(std::span<const GazeGroup> groups, const GazeLayout& layout) {
  const TerminalStyle style = terminal_style_of(STDOUT_FILENO);
  if (layout.view != GazeView::map || layout.part != AttentionPart::cross || layout.head > 0 ||
      layout.layer > 0) {
    std::cout << to_terminal(figure_of(groups, layout), style);
  } else {
    for (const Gaze& gaze : all_of(groups)) std::cout << gaze_text(gaze, style);
  }
  flush_output(std::cout);
}

}  // namespace

void check_gaze_output(const std::string& path) {
  const std::string ending = ending_of(path);
  if (std::ranges::find(endings, ending) == endings.end())
    throw UsageError("--output {}: the ending must be .html, .svg, .png, .json or .csv, not '{}'{}",
                     path, ending, suggestion(ending, endings));
}

void write_gazes(std::span<const GazeGroup> groups, const std::vector<std::string>& outputs,
                 const GazeLayout& layout) {
  const std::vector<GazeGroup> words = layout.words ? joined(groups) : std::vector<GazeGroup>();
  const std::span<const GazeGroup> shown = layout.words ? words : groups;
  if (outputs.empty()) print_gazes(shown, layout);
  for (const std::string& path : outputs)
    write_file(path, file_content(shown, ending_of(path), layout));
}

}  // namespace regard
