#include "regard/translation/alignment.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "regard/text/normalizer.h"
#include "regard/text/vocabulary.h"
#include "translation/line_words.h"

namespace regard {
namespace {

constexpr float least_soft_weight = 0.01F;

std::vector<std::string> without_end(std::vector<std::string> pieces) {
  if (!pieces.empty() && pieces.back() == special::names[special::eos]) pieces.pop_back();
  return pieces;
}

/// What the pieces of a target word look at. A word that two segments share has pieces in both.
struct Row {
  size_t pieces = 0;
  std::map<size_t, double> sums = {};  ///< by source word
};
using Rows = std::map<size_t, Row>;

/// One to one, as far as both sides go: what was passed through is the same on both.
void link_copied(const std::vector<LineWord>& source, const std::vector<LineWord>& target,
                 Rows& rows) {
  for (size_t i = 0; i < std::min(source.size(), target.size()); ++i) {
    Row& row = rows[target[i].number];
    ++row.pieces;
    row.sums[source[i].number] += 1;
  }
}

void link_translated(const TranslatedSegment& segment, std::vector<LineWord> source,
                     const std::vector<LineWord>& target, const TextOptions& text, Rows& rows) {
  for (LineWord& word : source) word.text = normalize(word.text, text);
  const std::vector<size_t> columns = numbers_of(without_end(segment.source_pieces), source);
  const std::vector<size_t> numbers = numbers_of(without_end(segment.target_pieces), target);
  for (size_t t = 0; t < std::min(numbers.size(), segment.attention.size()); ++t) {
    Row& row = rows[numbers[t]];
    ++row.pieces;
    const std::vector<float>& weights = segment.attention[t];
    for (size_t s = 0; s < std::min(columns.size(), weights.size()); ++s)
      row.sums[columns[s]] += weights[s];
  }
}

}  // namespace

std::vector<WordLink> align_words(std::string_view line, const Translation& translation,
                                  const TextOptions& text) {
  LineWords sources(line), targets(translation.text);
  Rows rows;
  for (const TranslatedSegment& segment : translation.segments) {
    const std::vector<LineWord> source = sources.next(segment.source);
    const std::vector<LineWord> target = targets.next(segment.target);
    if (!segment.attention.empty())
      link_translated(segment, source, target, text, rows);
    else if (segment.source == segment.target)
      link_copied(source, target, rows);
  }
  std::vector<WordLink> links;
  for (const auto& [target, row] : rows)
    for (const auto& [source, sum] : row.sums)
      if (sum > 0)
        links.push_back(
            {source, target, static_cast<float>(sum / static_cast<double>(row.pieces))});
  return links;
}

std::string pharaoh(std::span<const WordLink> links, AlignmentKind kind) {
  std::string text;
  for (size_t i = 0; i < links.size();) {
    const size_t begin = i;
    while (i < links.size() && links[i].target == links[begin].target) ++i;
    const auto row = links.subspan(begin, i - begin);
    const WordLink& best = *std::ranges::max_element(row, {}, &WordLink::weight);
    for (const WordLink& link : row) {
      const std::string_view space = text.empty() ? "" : " ";
      if (kind == AlignmentKind::soft && link.weight >= least_soft_weight)
        text += fmt::format("{}{}-{}:{:.3f}", space, link.source, link.target, link.weight);
      else if (kind == AlignmentKind::hard && &link == &best)
        text += fmt::format("{}{}-{}", space, link.source, link.target);
    }
  }
  return text;
}

}  // namespace regard
