#pragma once

#include <string>

#include "app/command_line.h"
#include "regard/training/trainer.h"

namespace regard {

/// What shapes a training: recipe, text and options, for every command that trains.
struct TrainingRequest {
  std::string recipe;
  std::string train;
  std::string valid;
  Config config;
};

/// --config, --train and --valid.
void declare_files(CommandLine& line, TrainingRequest& request);
/// A flag for each option, in their groups.
void declare_options(CommandLine& line, TrainingRequest& request);
/// Reads the recipe, and puts the flags above it. Throws Error.
void take_recipe(const CommandLine& line, TrainingRequest& request);
/// Throws UsageError where there is nothing to train on, and Error for options that do not go
/// together.
void check(const TrainingRequest& request);

/// All but the folder of the run. Tells what became of the lines of its files. Throws Error.
TrainingRun load_run(const TrainingRequest& request);

}  // namespace regard
