#pragma once

#include <span>
#include <string>
#include <vector>

#include "regard/config/enum_names.h"
#include "regard/figure/theme.h"
#include "regard/view/gaze.h"

namespace regard {

/// What a picture shows: one map; a map for each head; heads as lines between the pieces; a map
/// with numbered steps; the beam's hypotheses; attention beside occlusion and gradients.
enum class GazeView { map, heads, lines, steps, beam, why };
template <>
struct EnumNames<GazeView> {
  static constexpr std::pair<GazeView, std::string_view> values[] = {
      {GazeView::map, "map"},     {GazeView::heads, "heads"}, {GazeView::lines, "lines"},
      {GazeView::steps, "steps"}, {GazeView::beam, "beam"},   {GazeView::why, "why"}};
};

template <>
struct EnumNames<Theme> {
  static constexpr std::pair<Theme, std::string_view> values[] = {{Theme::light, "light"},
                                                                  {Theme::dark, "dark"}};
};

/// How gazes are laid out for people.
struct GazeLayout {
  GazeView view = GazeView::map;
  AttentionPart part = AttentionPart::cross;
  int64_t layer = 0;   ///< from 1; 0: the last
  int64_t head = 0;    ///< from 1; 0: the mean of all
  bool words = false;  ///< pieces joined
  Theme theme = Theme::light;
};

/// Throws UsageError unless the file's ending is one that gazes can be written to.
void check_gaze_output(const std::string& path);

/// Whether it is a picture by its ending: what is drawn, not a page or numbers.
bool is_gaze_picture(const std::string& path);

/// Throws UsageError for a view that draws one sentence decoded once, and more than that to draw.
void check_drawable(GazeView view, size_t sentences, size_t decodings);

/// Writes each file in the form that its ending asks for; to the terminal where there is none.
/// Throws Error where there is nothing to draw, more than the view can, or a file cannot be
/// written.
void write_gazes(std::span<const GazeGroup> groups, const std::vector<std::string>& outputs,
                 const GazeLayout& layout);

}  // namespace regard
