#include "regard/view/join_words.h"

#include <cmath>
#include <numeric>

#include "regard/base/error.h"
#include "regard/text/pieces.h"
#include "view/group_matrix.h"
#include "view/rank_correlation.h"

namespace regard {
namespace {

using Groups = std::vector<size_t>;

/// The marks of words' pieces stay, so that who reads a word as a piece finds nothing new.
std::vector<std::string> join_pieces(const std::vector<std::string>& pieces, const Groups& words) {
  std::vector<std::string> joined(words.empty() ? 0 : words.back() + 1);
  for (size_t i = 0; i < pieces.size(); ++i) joined.at(words.at(i)) += pieces[i];
  return joined;
}

Groups numbers_to(size_t count) {
  Groups numbers(count);
  std::iota(numbers.begin(), numbers.end(), size_t{0});
  return numbers;
}

/// The begin mark, then the target without its last piece.
Groups read_before(const Groups& target) {
  Groups read{0};
  for (size_t i = 0; i + 1 < target.size(); ++i) read.push_back(target[i] + 1);
  return read;
}

PartGaze join_part(const PartGaze& part, const Groups& source, const Groups& target) {
  const Groups& rows = part.part == AttentionPart::encoder ? source : target;
  const Groups columns = part.part == AttentionPart::decoder ? read_before(target) : source;
  PartGaze joined{.part = part.part};
  for (const std::vector<HeadGaze>& heads : part.layers) {
    std::vector<HeadGaze>& layer = joined.layers.emplace_back();
    for (const HeadGaze& head : heads)
      layer.push_back({.weights = group_matrix(head.weights, rows, columns)});
  }
  return joined;
}

std::vector<GazeStep> join_steps(const std::vector<GazeStep>& steps, const Groups& words,
                                 const std::vector<std::string>& said) {
  std::vector<GazeStep> joined(steps.empty() ? 0 : said.size());
  Groups pieces(joined.size());
  for (size_t i = 0; i < steps.size(); ++i) {
    GazeStep& step = joined.at(words.at(i));
    step.log_probability += steps[i].log_probability;
    step.candidates = steps[i].candidates;
    ++pieces[words[i]];
  }
  for (size_t i = 0; i < joined.size(); ++i)
    if (pieces[i] > 1) joined[i].candidates = {{said[i], std::exp(joined[i].log_probability)}};
  return joined;
}

}  // namespace

Gaze join_words(const Gaze& gaze) {
  const Groups &source = gaze.source_words, &target = gaze.target_words;
  if (source.size() != gaze.source_pieces.size() || target.size() != gaze.target_pieces.size())
    throw Error("the words of the pieces to be joined are not known");
  Gaze joined = gaze;
  joined.source_pieces = join_pieces(gaze.source_pieces, source);
  joined.target_pieces = join_pieces(gaze.target_pieces, target);
  joined.source_words = numbers_to(joined.source_pieces.size());
  joined.target_words = numbers_to(joined.target_pieces.size());
  for (PartGaze& part : joined.parts) part = join_part(part, source, target);
  joined.steps = join_steps(gaze.steps, target, joined.target_pieces);
  for (GazeHypothesis& hypothesis : joined.hypotheses) {
    const Groups words = word_numbers(hypothesis.pieces);
    hypothesis.attention = group_matrix(hypothesis.attention, words, source);
    hypothesis.pieces = join_pieces(hypothesis.pieces, words);
  }
  if (joined.explanation) {
    Explanation& explanation = *joined.explanation;
    explanation.occlusion = group_matrix(gaze.explanation->occlusion, target, source);
    explanation.gradient = group_matrix(gaze.explanation->gradient, target, source);
    const Matrix attention = mean_cross_attention(joined);
    explanation.occlusion_agreement = agreement(attention, explanation.occlusion);
    explanation.gradient_agreement = agreement(attention, explanation.gradient);
  }
  return joined;
}

}  // namespace regard
