#pragma once

#include <optional>

#include "regard/config/training_options.h"
#include "regard/training/forecast.h"
#include "regard/training/run_reports.h"

namespace regard {

/// Nats a target token on the validation pairs at the end of a training. Nine of ten trainings end
/// between `low` and `high`, if text and network are like those that were measured.
struct ExpectedLoss {
  double nats = 0;
  double low = 0;
  double high = 0;
};

/// The learning rates of the first `updates` of `all`, added up. Adam moves a weight by about the
/// rate, so this is how far weights can go. Trainings of one network on one text have about the
/// same loss after the same way, whatever their schedules, lengths and batches.
double rate_sum(const TrainingOptions& options, int64_t updates, int64_t all);

/// What a training ends with, by the beginning of it that a trial made. The loss of its batches
/// after a way s is taken to be
///
///     L(s) = p (f + (1 - f) / (1 + (s / h)^a)) + max(0, g - p) / (1 + (s / w)^b)
///
/// where g is the loss of the first batch, p that of one who knows how frequent words are, w half
/// the way to p, h half the way from there, and f the share of p that stays. The trial's validation
/// loss falls to the end as L does. For p, h and f there are the values of configs/ on Tatoeba's
/// pairs, and how far others may lie from them; the losses of the trial's updates shift them (mean
/// and spread are Bayes' rule's, on a grid). A trial that does not get to p says nothing of what
/// comes then: those values alone count. The further it gets, the less they do.
/// scripts/measure-learning fits a, p, h, f and w.
///
/// Nothing for a run without an end, without Adam (no other was measured), at the rate 0, or
/// without a validation.
std::optional<ExpectedLoss> expected_loss(const RunReports& reports, const TrainingOptions& options,
                                          const RunForecast& run);

}  // namespace regard
