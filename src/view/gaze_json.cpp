#include "regard/view/gaze_json.h"

#include <algorithm>
#include <functional>

#include "view/json_values.h"

namespace regard {
namespace {

/// One number for all rows that share it.
Json scale_json(const std::vector<float>& scale) {
  const bool shared = std::ranges::adjacent_find(scale, std::not_equal_to()) == scale.end();
  return shared ? json_term(scale.front()) : json_terms(scale);
}

Json head_json(const HeadGaze& head) {
  Json json = Json::object();
  if (!head.weights.empty()) json["weights"] = json_rows(head.weights, json_weight);
  if (!head.scores.empty()) json["scores"] = json_rows(head.scores, json_term);
  if (!head.queries.empty()) json["queries"] = json_rows(head.queries, json_term);
  if (!head.keys.empty()) json["keys"] = json_rows(head.keys, json_term);
  if (!head.direction.empty()) json["direction"] = json_terms(head.direction);
  if (!head.scale.empty()) json["scale"] = scale_json(head.scale);
  if (head.offset) json["offset"] = json_term(*head.offset);
  return json;
}

Json layers_json(const PartGaze& part) {
  Json layers = Json::array();
  for (const std::vector<HeadGaze>& heads : part.layers) {
    Json layer = Json::array();
    for (const HeadGaze& head : heads) layer.push_back(head_json(head));
    layers.push_back(std::move(layer));
  }
  return layers;
}

Json model_json(const GazeModel& model) {
  Json matrices = Json::array();
  for (const AttentionMatrix& matrix : model.matrices)
    matrices.push_back({{"name", json_text(matrix.name)},
                        {"shape", matrix.shape},
                        {"parameters", matrix.parameters}});
  return {{"folder", json_text(model.folder)},   {"encoder", json_text(model.encoder)},
          {"decoder", json_text(model.decoder)}, {"attention", json_text(model.attention)},
          {"parameters", model.parameters},      {"matrices", std::move(matrices)}};
}

Json hypothesis_json(const GazeHypothesis& hypothesis) {
  return {{"text", json_text(hypothesis.text)},
          {"score", json_term(hypothesis.score)},
          {"log_probability", json_term(hypothesis.log_probability)},
          {"finished", hypothesis.finished},
          {"pieces", json_texts(hypothesis.pieces)},
          {"attention", json_rows(hypothesis.attention, json_weight)}};
}

Json step_json(const GazeStep& step) {
  Json candidates = Json::array();
  for (const Candidate& candidate : step.candidates)
    candidates.push_back({{"piece", json_text(candidate.piece)},
                          {"probability", json_number(candidate.probability)}});
  return {{"log_probability", json_term(step.log_probability)},
          {"candidates", std::move(candidates)}};
}

Json explanation_json(const Explanation& explanation) {
  return {{"occlusion", json_rows(explanation.occlusion, json_number)},
          {"gradient", json_rows(explanation.gradient, json_number)},
          {"occlusion_agreement", json_number(explanation.occlusion_agreement)},
          {"gradient_agreement", json_number(explanation.gradient_agreement)}};
}

Json finding_json(const Finding& finding) {
  return {{"kind", json_text(finding.kind)},
          {"number", json_number(finding.number)},
          {"says", json_text(finding.says)},
          {"cause", json_text(finding.cause)}};
}

template <typename T>
Json list(const std::vector<T>& values, Json (*json_of)(const T&)) {
  Json json = Json::array();
  for (const T& value : values) json.push_back(json_of(value));
  return json;
}

Json run_json(const Gaze& gaze) {
  Json parts = Json::object();
  for (const PartGaze& part : gaze.parts)
    parts[std::string(name_of(part.part))] = layers_json(part);
  return {{"name", json_text(gaze.name)},
          {"update", gaze.update ? Json(*gaze.update) : Json(nullptr)},
          {"forced", gaze.forced},
          {"clamps", json_texts(gaze.clamps)},
          {"left_out", json_text(gaze.left_out)},
          {"model", model_json(gaze.model)},
          {"source", json_text(gaze.source)},
          {"target", json_text(gaze.target)},
          {"source_pieces", json_texts(gaze.source_pieces)},
          {"target_pieces", json_texts(gaze.target_pieces)},
          {"source_words", gaze.source_words},
          {"target_words", gaze.target_words},
          {"hypotheses", list(gaze.hypotheses, hypothesis_json)},
          {"steps", list(gaze.steps, step_json)},
          {"parts", std::move(parts)},
          {"explanation", gaze.explanation ? explanation_json(*gaze.explanation) : Json(nullptr)},
          {"findings", list(gaze.findings, finding_json)}};
}

Json group_json(const GazeGroup& group) {
  Json runs = list(group.gazes, run_json);
  return {{"source", runs.empty() ? Json("") : runs[0]["source"]},
          {"timeline", group.timeline},
          {"runs", std::move(runs)}};
}

}  // namespace

Json gazes_json(std::span<const GazeGroup> groups) {
  Json json = {{"format", "regard-attention"}, {"version", 1}, {"regard", REGARD_VERSION}};
  json["groups"] = Json::array();
  for (const GazeGroup& group : groups) json["groups"].push_back(group_json(group));
  return json;
}

}  // namespace regard
