#pragma once

#include <span>
#include <string>

#include "regard/figure/figure.h"
#include "regard/training/run_reports.h"

namespace regard {

struct LearningRun {
  std::string name;
  RunReports reports;
};

/// How trainings went, a curve for each over its minutes: the training loss and, where there were
/// validations, their loss and their BLEU. Losses are nats a target token, without label smoothing;
/// that of training is of the weights as they were at each update, and dropout raises it. Throws
/// Error for no runs.
Figure learning_figure(std::span<const LearningRun> runs);

}  // namespace regard
