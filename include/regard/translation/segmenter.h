#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// Cuts a line that a model cannot take whole: after sentence ends, then after clause marks, then
/// between words, then between characters. Sentences stand alone, as a model sees them in training;
/// clauses, words and characters that still fit together are kept together. `fits` says whether a
/// piece of text can be taken. Joined with `separator`s, the parts give the line again.
struct Segment {
  std::string text;
  std::string separator;  ///< white space that stood behind it in the line
};
std::vector<Segment> segment(std::string_view line,
                             const std::function<bool(std::string_view)>& fits);

}  // namespace regard
