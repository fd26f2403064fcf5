#include "training/checkpoint.h"

#include <torch/types.h>

#include <nlohmann/json.hpp>

#include "regard/base/checksums.h"
#include "regard/base/error.h"
#include "regard/base/file.h"
#include "regard/model/safetensors.h"
#include "training/from_checkpoint.h"
#include "training/weight_average.h"

namespace regard {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr const char* state_file = "training.json";
constexpr const char* optimizer_file = "optimizer.safetensors";
constexpr const char* weights_file = "model.safetensors";

ordered_json to_json(const ReportWindow& window) {
  return {{"nll", window.nll},
          {"tokens", window.tokens},
          {"padding", window.padding},
          {"updates", window.updates},
          {"gradient_norm", window.gradient_norm},
          {"learning_rate", window.learning_rate},
          {"seconds", window.seconds}};
}

ReportWindow window_from_json(const ordered_json& json) {
  ReportWindow window;
  json.at("nll").get_to(window.nll);
  json.at("tokens").get_to(window.tokens);
  json.at("padding").get_to(window.padding);
  json.at("updates").get_to(window.updates);
  json.at("gradient_norm").get_to(window.gradient_norm);
  window.learning_rate = json.value("learning_rate", 0.0);  // earlier versions kept none
  json.at("seconds").get_to(window.seconds);
  return window;
}

ordered_json to_json(const LossTrend& trend) {
  return {{"smoothed", trend.smoothed}, {"lowest", trend.lowest}};
}

LossTrend trend_from_json(const ordered_json& json) {
  LossTrend trend;
  json.at("smoothed").get_to(trend.smoothed);
  json.at("lowest").get_to(trend.lowest);
  return trend;
}

ordered_json to_json(const ValidationHistory& history) {
  return {{"best_score", history.best_score ? ordered_json(*history.best_score) : ordered_json()},
          {"best_update", history.best_update},
          {"best_bleu", history.best_bleu ? ordered_json(*history.best_bleu) : ordered_json()},
          {"best_loss", history.best_loss},
          {"stale", history.stale},
          {"plateau_loss", history.plateau_loss},
          {"plateau", history.plateau}};
}

ValidationHistory history_from_json(const ordered_json& json) {
  ValidationHistory history;
  if (!json.at("best_score").is_null()) history.best_score = json.at("best_score").get<double>();
  json.at("best_update").get_to(history.best_update);
  if (!json.at("best_bleu").is_null()) history.best_bleu = json.at("best_bleu").get<double>();
  json.at("best_loss").get_to(history.best_loss);
  json.at("stale").get_to(history.stale);
  json.at("plateau_loss").get_to(history.plateau_loss);
  json.at("plateau").get_to(history.plateau);
  return history;
}

ordered_json to_json(const TrainingState& state) {
  return {{"update", state.update},
          {"seconds", state.seconds},
          {"reserved_seconds", state.reserved_seconds},
          {"epoch", state.batcher.epoch},
          {"position", state.batcher.position},
          {"batcher_random", state.batcher.random},
          {"choices", state.choices},
          {"rate_scale", state.rate_scale},
          {"rollbacks", state.rollbacks},
          {"trend", to_json(state.trend)},
          {"validations", to_json(state.validations)},
          {"train_data", state.train_data},
          {"valid_data", state.valid_data},
          {"window", to_json(state.window)}};
}

TrainingState from_json(const ordered_json& json) {
  TrainingState state;
  json.at("update").get_to(state.update);
  json.at("seconds").get_to(state.seconds);
  state.reserved_seconds = json.value("reserved_seconds", 0.0);  // earlier versions kept none
  json.at("epoch").get_to(state.batcher.epoch);
  json.at("position").get_to(state.batcher.position);
  json.at("batcher_random").get_to(state.batcher.random);
  json.at("choices").get_to(state.choices);
  json.at("rate_scale").get_to(state.rate_scale);
  json.at("rollbacks").get_to(state.rollbacks);
  state.trend = trend_from_json(json.at("trend"));
  state.validations = history_from_json(json.at("validations"));
  json.at("train_data").get_to(state.train_data);
  json.at("valid_data").get_to(state.valid_data);
  state.window = window_from_json(json.at("window"));
  return state;
}

TrainingState read_state(const fs::path& path) {
  try {
    return from_json(ordered_json::parse(read_file(path, size_t{1} << 24)));
  } catch (const nlohmann::json::exception&) {
    throw Error("{}: it is damaged", path.string());
  }
}

/// What is not the optimizer's, out of the file's tensors.
void take_averages(NamedTensors& tensors, TrainingState& state) {
  NamedTensors optimizers;
  for (auto& named : tensors)
    (is_average(named.first) ? state.averages : optimizers).push_back(std::move(named));
  tensors = std::move(optimizers);
}

}  // namespace

void save_checkpoint(const fs::path& folder, const Bundle& bundle, const Optimizer& optimizer,
                     const TrainingState& state, const fs::path& before) {
  const auto add_files = [&](const fs::path& staged) {
    NamedTensors tensors = optimizer.state();
    tensors.insert(tensors.end(), state.averages.begin(), state.averages.end());
    write_safetensors(staged / optimizer_file, tensors);
    write_file(staged / state_file, to_json(state).dump(2) + '\n');
    write_checksums(staged);
  };
  save_bundle(bundle, folder, WeightType::float32, add_files, before);
}

bool has_checkpoint(const fs::path& folder) {
  if (!fs::exists(folder)) return false;
  if (fs::exists(folder / state_file)) return true;
  return from_checkpoint(
      folder, [&]() -> bool { throw Error("{}: it is missing", (folder / state_file).string()); });
}

TrainingState load_checkpoint(const fs::path& folder, Bundle& bundle, Optimizer& optimizer) {
  return from_checkpoint(folder, [&] {
    check_checksums(folder);
    TrainingState state = read_state(folder / state_file);
    const fs::path optimizer_path = folder / optimizer_file, weights_path = folder / weights_file;
    NamedTensors tensors = read_safetensors(optimizer_path);
    take_averages(tensors, state);
    load_parameters(*bundle.model, read_safetensors(weights_path), weights_path.string());
    optimizer.restore(tensors, optimizer_path.string());
    return state;
  });
}

}  // namespace regard
