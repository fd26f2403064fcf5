#include <cmath>
#include <limits>

#include "regard/base/error.h"
#include "regard/view/gaze_json.h"

namespace regard {
namespace {

using Json = nlohmann::ordered_json;

/// What JSON has no number for was minus infinity: the score of a key out of a kernel's reach.
float number_of(const Json& json) {
  return json.is_null() ? -std::numeric_limits<float>::infinity() : json.get<float>();
}

Matrix matrix_of(const Json& owner, const char* key) {
  Matrix matrix;
  const auto found = owner.find(key);
  if (found == owner.end()) return matrix;
  matrix.rows = found->size();
  for (const Json& row : *found) {
    if (matrix.columns == 0) matrix.columns = row.size();
    if (row.size() != matrix.columns) throw Error("'{}' has rows of different lengths", key);
    for (const Json& value : row) matrix.values.push_back(number_of(value));
  }
  return matrix;
}

template <typename T>
std::optional<T> optional_of(const Json& owner, const char* key) {
  const auto found = owner.find(key);
  if (found == owner.end() || found->is_null()) return std::nullopt;
  return found->get<T>();
}

/// A number stands for all rows.
std::vector<float> scale_of(const Json& owner, size_t rows) {
  const auto found = owner.find("scale");
  if (found == owner.end()) return {};
  if (found->is_number()) return std::vector<float>(rows, found->get<float>());
  if (found->size() != rows) throw Error("'scale' has {} numbers for {} rows", found->size(), rows);
  return found->get<std::vector<float>>();
}

HeadGaze head_of(const Json& json) {
  HeadGaze head{.weights = matrix_of(json, "weights"),
                .scores = matrix_of(json, "scores"),
                .queries = matrix_of(json, "queries"),
                .keys = matrix_of(json, "keys")};
  if (json.contains("direction")) json.at("direction").get_to(head.direction);
  head.scale = scale_of(json, head.weights.rows);
  head.offset = optional_of<float>(json, "offset");
  return head;
}

std::vector<PartGaze> parts_of(const Json& json) {
  std::vector<PartGaze> parts;
  for (const auto& [name, layers] : json.items()) {
    const auto part = value_of<AttentionPart>(name);
    if (!part) throw Error("there is no part '{}'", name);
    parts.push_back({.part = *part, .layers = {}});
    for (const Json& heads : layers) {
      parts.back().layers.emplace_back();
      for (const Json& head : heads) parts.back().layers.back().push_back(head_of(head));
    }
  }
  return parts;
}

GazeModel model_of(const Json& json) {
  GazeModel model{.folder = json.at("folder"),
                  .encoder = json.at("encoder"),
                  .decoder = json.at("decoder"),
                  .attention = json.at("attention"),
                  .parameters = json.at("parameters")};
  for (const Json& matrix : json.at("matrices"))
    model.matrices.push_back({.name = matrix.at("name"),
                              .shape = matrix.at("shape"),
                              .parameters = matrix.at("parameters")});
  return model;
}

GazeHypothesis hypothesis_of(const Json& json) {
  return {.text = json.at("text"),
          .score = json.at("score"),
          .log_probability = json.at("log_probability"),
          .finished = json.at("finished"),
          .pieces = json.at("pieces"),
          .attention = matrix_of(json, "attention")};
}

GazeStep step_of(const Json& json) {
  GazeStep step{.log_probability = number_of(json.at("log_probability"))};
  for (const Json& candidate : json.at("candidates"))
    step.candidates.push_back(
        {.piece = candidate.at("piece"), .probability = candidate.at("probability")});
  return step;
}

std::optional<Explanation> explanation_of(const Json& json) {
  if (json.is_null()) return std::nullopt;
  return Explanation{.occlusion = matrix_of(json, "occlusion"),
                     .gradient = matrix_of(json, "gradient"),
                     .occlusion_agreement = optional_of<double>(json, "occlusion_agreement"),
                     .gradient_agreement = optional_of<double>(json, "gradient_agreement")};
}

Gaze gaze_of(const Json& json) {
  Gaze gaze{.name = json.at("name"),
            .update = optional_of<int64_t>(json, "update"),
            .model = model_of(json.at("model")),
            .source = json.at("source"),
            .target = json.at("target"),
            .source_pieces = json.at("source_pieces"),
            .target_pieces = json.at("target_pieces"),
            .source_words = json.at("source_words"),
            .target_words = json.at("target_words"),
            .forced = json.at("forced"),
            .clamps = json.at("clamps"),
            .parts = parts_of(json.at("parts")),
            .explanation = explanation_of(json.at("explanation")),
            .left_out = json.at("left_out")};
  for (const Json& hypothesis : json.at("hypotheses"))
    gaze.hypotheses.push_back(hypothesis_of(hypothesis));
  for (const Json& step : json.at("steps")) gaze.steps.push_back(step_of(step));
  for (const Json& finding : json.at("findings"))
    gaze.findings.push_back({.kind = finding.at("kind"),
                             .number = number_of(finding.at("number")),
                             .says = finding.at("says"),
                             .cause = finding.at("cause")});
  return gaze;
}

}  // namespace

std::vector<GazeGroup> read_gazes(const Json& json) {
  try {
    if (json.at("format") != "regard-attention" || json.at("version") != 1)
      throw Error("this is no regard-attention of version 1");
    std::vector<GazeGroup> groups;
    for (const Json& group : json.at("groups")) {
      groups.push_back({.gazes = {}, .timeline = group.at("timeline")});
      for (const Json& run : group.at("runs")) groups.back().gazes.push_back(gaze_of(run));
    }
    return groups;
  } catch (const nlohmann::json::exception& error) {
    throw Error("these are no gazes as JSON: {}", error.what());
  }
}

}  // namespace regard
