#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "regard/text/pieces.h"
#include "regard/view/gaze.h"

namespace regard::testing {

/// A gaze whose one head has these weights, [target][source]; pieces are words of the word
/// tokeniser, separated by spaces.
inline Gaze gaze_of(const std::string& source, const std::string& target,
                    const std::vector<std::vector<float>>& weights) {
  const auto pieces_of = [](const std::string& text) {
    std::vector<std::string> pieces;
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find(' ', begin), text.size());
      pieces.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
    return pieces;
  };
  Gaze gaze;
  gaze.model.encoder = "recurrent";
  gaze.model.decoder = "luong";
  gaze.model.attention = "scaled-dot";
  gaze.source_pieces = pieces_of(source);
  gaze.target_pieces = pieces_of(target);
  gaze.source_words = word_numbers(gaze.source_pieces);
  gaze.target_words = word_numbers(gaze.target_pieces);
  HeadGaze head;
  head.weights = {.rows = gaze.target_pieces.size(), .columns = gaze.source_pieces.size()};
  for (const auto& row : weights)
    head.weights.values.insert(head.weights.values.end(), row.begin(), row.end());
  gaze.parts = {{AttentionPart::cross, {{std::move(head)}}}};
  return gaze;
}

/// Rows that put `sharp` on one source piece each and share the rest out alike.
inline std::vector<std::vector<float>> looks_at(const std::vector<size_t>& places, size_t pieces,
                                                float sharp) {
  std::vector<std::vector<float>> rows;
  for (const size_t place : places) {
    rows.emplace_back(pieces, (1 - sharp) / static_cast<float>(pieces - 1));
    rows.back()[place] = sharp;
  }
  return rows;
}

}  // namespace regard::testing
