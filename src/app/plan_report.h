#pragma once

#include <cstdint>
#include <ctime>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "regard/config/training_options.h"
#include "regard/training/expected_loss.h"
#include "regard/training/forecast.h"
#include "regard/training/trial.h"

namespace regard {

/// What `regard plan` has to say of a training.
struct Plan {
  TrainingOptions options;
  Trial trial;
  Pace pace;
  RunForecast run;
  std::optional<ExpectedLoss> loss;
  std::optional<int64_t> free_bytes;  ///< on the disk that the run is meant for
  std::time_t now = 0;

  /// From the command to its end.
  double seconds() const { return trial.seconds_before + run.seconds; }
};

/// For people: a line for each thing that they want to know, with its name before it.
std::string plan_table(const Plan& plan);

/// For programs: seconds, bytes and nats, null where nothing can be told.
nlohmann::ordered_json plan_json(const Plan& plan);

}  // namespace regard
