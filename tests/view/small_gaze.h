#pragma once

#include <limits>
#include <string>

#include "regard/view/gaze.h"

namespace regard::testing {

/// A matrix from its rows.
inline Matrix matrix(const std::vector<std::vector<float>>& rows) {
  Matrix made{.rows = rows.size(), .columns = rows.empty() ? 0 : rows[0].size()};
  for (const auto& row : rows) made.values.insert(made.values.end(), row.begin(), row.end());
  return made;
}

inline HeadGaze head(const std::vector<std::vector<float>>& weights) {
  return {.weights = matrix(weights)};
}

/// "le chat" as a model of one layer and two heads read and translated it, three source pieces and
/// two target pieces long, with every field filled.
inline Gaze small_gaze() {
  constexpr float none = -std::numeric_limits<float>::infinity();
  Gaze gaze;
  gaze.name = "small";
  gaze.model = {.folder = "data/models/small",
                .encoder = "transformer",
                .decoder = "transformer",
                .attention = "scaled-dot",
                .parameters = 1234,
                .matrices = {{.name = "q.weight", .shape = {2, 3}, .parameters = 6}}};
  gaze.source = "le chat";
  gaze.target = "cat";
  gaze.source_pieces = {"▁le", "▁chat", "</s>"};
  gaze.target_pieces = {"▁cat", "</s>"};
  gaze.source_words = {0, 1, 2};
  gaze.target_words = {0, 1};
  gaze.hypotheses = {{.text = "cat",
                      .score = -0.25,
                      .log_probability = -0.5,
                      .pieces = {"▁cat", "</s>"},
                      .attention = matrix({{0.2F, 0.7F, 0.1F}, {0.1F, 0.1F, 0.8F}})},
                     {.text = "the",
                      .score = -1.5,
                      .log_probability = -1.5,
                      .finished = false,
                      .pieces = {"▁the"},
                      .attention = matrix({{0.9F, 0.1F, 0}})}};
  gaze.steps = {{.log_probability = -0.4, .candidates = {{"▁cat", 0.67}, {"▁the", 0.22}}},
                {.log_probability = -0.1, .candidates = {{"</s>", 0.9}}}};
  HeadGaze first = head({{0.2F, 0.6F, 0.2F}, {0, 0.2F, 0.8F}});
  first.scores = matrix({{1.23456F, 2, none}, {0, 1, 2}});
  first.queries = matrix({{1.23456789F}, {2}});
  first.keys = matrix({{3}, {4}, {5}});
  first.direction = {0.5F};
  first.scale = {0.125F, 0.125F};
  gaze.parts = {{.part = AttentionPart::encoder,
                 .layers = {{head({{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
                             head({{0, 1, 0}, {0, 0, 1}, {1, 0, 0}})}}},
                {.part = AttentionPart::decoder,
                 .layers = {{head({{1, 0}, {0.5F, 0.5F}}), head({{1, 0}, {0.25F, 0.75F}})}}},
                {.part = AttentionPart::cross,
                 .layers = {{first, head({{0.2F, 0.8F, 0}, {0.2F, 0, 0.8F}})}}}};
  gaze.explanation = Explanation{.occlusion = matrix({{0.5F, -0.25F, 0}, {0, 0, 1}}),
                                 .gradient = matrix({{3, 2, 1}, {1, 2, 3}}),
                                 .occlusion_agreement = 0.5,
                                 .gradient_agreement = std::nullopt};
  gaze.findings = {{.kind = "skipped",
                    .number = 0.0123456,
                    .says = "Nothing looks at 'le' (0.01).",
                    .cause = "an article without a counterpart"}};
  return gaze;
}

/// Two layers of two heads that look at `pieces` pieces, most at the piece of their own place.
inline Gaze long_gaze(size_t pieces) {
  Gaze gaze;
  gaze.name = "long";
  Matrix weights{pieces, pieces, std::vector<float>(pieces * pieces, 0.25F / pieces)};
  for (size_t i = 0; i < pieces; ++i) {
    gaze.source_pieces.push_back("▁mot" + std::to_string(i));
    gaze.target_pieces.push_back("▁word" + std::to_string(i));
    gaze.source_words.push_back(i);
    gaze.target_words.push_back(i);
    weights.at(i, i) += 0.75F;
  }
  const HeadGaze head{.weights = weights};
  gaze.parts = {{.part = AttentionPart::cross, .layers = {{head, head}, {head, head}}}};
  return gaze;
}

}  // namespace regard::testing
