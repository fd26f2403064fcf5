#include <cmath>

#include "regard/base/error.h"
#include "regard/contest/outcome.h"

namespace regard {
namespace {

using Json = nlohmann::ordered_json;

/// Weights to four digits: what a picture shows.
Json weights_json(const std::vector<std::vector<float>>& attention) {
  Json rows = Json::array();
  for (const std::vector<float>& weights : attention) {
    Json row = Json::array();
    for (const float weight : weights) row.push_back(std::round(weight * 1e4) / 1e4);
    rows.push_back(std::move(row));
  }
  return rows;
}

Json example_json(const Example& example) {
  return {{"pair", example.pair},
          {"source", example.source},
          {"target", example.target},
          {"attention", weights_json(example.attention)}};
}

Example read_example(const nlohmann::json& json) {
  return {.pair = json.at("pair"),
          .source = json.at("source"),
          .target = json.at("target"),
          .attention = json.at("attention")};
}

}  // namespace

Json to_json(const Outcome& outcome) {
  Json json = {{"updates", outcome.updates},
               {"seconds", outcome.seconds},
               {"tokens_per_second", outcome.tokens_per_second},
               {"memory_mb", outcome.memory_mb},
               {"parameters", outcome.parameters},
               {"translation_seconds", outcome.translation_seconds},
               {"attention_entropy", nullptr},
               {"examples", Json::array()},
               {"hypotheses", outcome.hypotheses}};
  if (outcome.attention_entropy) json["attention_entropy"] = *outcome.attention_entropy;
  for (const Example& example : outcome.examples) json["examples"].push_back(example_json(example));
  return json;
}

Outcome outcome_from_json(const nlohmann::json& json, const std::string& where) {
  try {
    Outcome outcome{.updates = json.at("updates"),
                    .seconds = json.at("seconds"),
                    .tokens_per_second = json.at("tokens_per_second"),
                    .memory_mb = json.at("memory_mb"),
                    .parameters = json.at("parameters"),
                    .translation_seconds = json.at("translation_seconds"),
                    .attention_entropy = {},
                    .hypotheses = json.at("hypotheses"),
                    .examples = {}};
    if (!json.at("attention_entropy").is_null())
      outcome.attention_entropy = json.at("attention_entropy").get<double>();
    for (const nlohmann::json& example : json.at("examples"))
      outcome.examples.push_back(read_example(example));
    return outcome;
  } catch (const nlohmann::json::exception& error) {
    throw Error("{}: not an outcome of regard compare: {}", where, error.what());
  }
}

}  // namespace regard
