#pragma once

#include <optional>

#include "regard/config/options.h"
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

/// What a training ends with, by the beginning of it that a trial made. The loss that the trial's
/// validation found falls to the end as a learning curve does (src/training/learning_curve.h has
/// its formula). For what the curve leaves open there are the values of configs/ on Tatoeba's
/// pairs, and how far others may lie from them; the losses of the trial's updates shift them (mean
/// and spread are Bayes' rule's, on a grid). A trial in which the network does not get to know how
/// frequent words are says nothing of what comes then: those values alone count. The further it
/// gets, the less they do.
///
/// Nothing for a run without an end, without Adam (no other was measured), at the rate 0, or
/// without a validation loss above 0.
std::optional<ExpectedLoss> expected_loss(const RunReports& reports, const Config& config,
                                          const RunForecast& run);

}  // namespace regard
