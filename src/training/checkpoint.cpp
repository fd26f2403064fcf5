#include "regard/training/checkpoint.h"

#include <torch/types.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "regard/base/error.h"
#include "regard/base/file.h"
#include "regard/model/safetensors.h"

namespace regard {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr const char* state_file = "training.json";
constexpr const char* optimizer_file = "optimizer.safetensors";
constexpr const char* weights_file = "model.safetensors";
constexpr const char* noise_name = "torch.generator";

ordered_json to_json(const ReportWindow& window) {
  return {{"nll", window.nll},         {"tokens", window.tokens},
          {"padding", window.padding}, {"updates", window.updates},
          {"seconds", window.seconds}, {"gradient_norm", window.gradient_norm}};
}

ReportWindow window_from_json(const ordered_json& json) {
  return {.nll = json.value("nll", 0.0),
          .tokens = json.value("tokens", int64_t{0}),
          .padding = json.value("padding", 0.0),
          .updates = json.value("updates", int64_t{0}),
          .gradient_norm = json.value("gradient_norm", 0.0),
          .seconds = json.value("seconds", 0.0)};
}

ordered_json to_json(const TrainingState& state) {
  return {{"update", state.update},
          {"seconds", state.seconds},
          {"epoch", state.batcher.epoch},
          {"position", state.batcher.position},
          {"batcher_random", state.batcher.random},
          {"choices", state.choices},
          {"rate_scale", state.rate_scale},
          {"rollbacks", state.rollbacks},
          {"best_score", state.best_score ? ordered_json(*state.best_score) : ordered_json()},
          {"best_bleu", state.best_bleu},
          {"best_valid_loss", state.best_valid_loss},
          {"stale_validations", state.stale_validations},
          {"plateau_loss", state.plateau_loss},
          {"plateau_validations", state.plateau_validations},
          {"window", to_json(state.window)}};
}

TrainingState from_json(const ordered_json& json) {
  TrainingState state;
  json.at("update").get_to(state.update);
  json.at("seconds").get_to(state.seconds);
  json.at("epoch").get_to(state.batcher.epoch);
  json.at("position").get_to(state.batcher.position);
  json.at("batcher_random").get_to(state.batcher.random);
  json.at("choices").get_to(state.choices);
  json.at("rate_scale").get_to(state.rate_scale);
  json.at("rollbacks").get_to(state.rollbacks);
  if (!json.at("best_score").is_null()) state.best_score = json.at("best_score").get<double>();
  json.at("best_bleu").get_to(state.best_bleu);
  json.at("best_valid_loss").get_to(state.best_valid_loss);
  json.at("stale_validations").get_to(state.stale_validations);
  json.at("plateau_loss").get_to(state.plateau_loss);
  json.at("plateau_validations").get_to(state.plateau_validations);
  state.window = window_from_json(json.value("window", ordered_json::object()));
  return state;
}

}  // namespace

void save_checkpoint(const fs::path& folder, const Bundle& bundle, const Optimizer& optimizer,
                     const TrainingState& state) {
  save_bundle(bundle, folder, WeightType::float32, [&](const fs::path& staged) {
    NamedTensors tensors = optimizer.state();
    tensors.emplace_back(noise_name, state.noise);
    write_safetensors(staged / optimizer_file, tensors);
    write_file(staged / state_file, to_json(state).dump(2) + '\n');
  });
}

TrainingState load_checkpoint(const fs::path& folder, Bundle& bundle, Optimizer& optimizer) {
  recover_folder(folder);
  TrainingState state;
  const fs::path state_path = folder / state_file;
  try {
    state = from_json(ordered_json::parse(read_file(state_path, size_t{1} << 24)));
  } catch (const nlohmann::json::exception&) {
    throw Error("{}: it is damaged; remove {} to begin anew from the start", state_path.string(),
                folder.string());
  }
  const fs::path optimizer_path = folder / optimizer_file;
  NamedTensors tensors = read_safetensors(optimizer_path);
  if (tensors.empty() || std::none_of(tensors.begin(), tensors.end(),
                                      [](const auto& named) { return named.first == noise_name; }))
    throw Error("{}: it has no '{}'; remove {} to begin anew", optimizer_path.string(), noise_name,
                folder.string());
  std::erase_if(tensors, [&](const auto& named) {
    if (named.first != noise_name) return false;
    state.noise = named.second;
    return true;
  });
  const fs::path weights_path = folder / weights_file;
  load_parameters(*bundle.model, read_safetensors(weights_path), weights_path.string());
  optimizer.restore(tensors, optimizer_path.string());
  return state;
}

}  // namespace regard
