#pragma once

#include <cstdint>

#include "regard/config/options.h"

namespace regard {

/// How far a training is.
struct TrainingProgress {
  int64_t update = 0;   ///< the update that is about to be made, from 0
  double fraction = 0;  ///< of the budget (updates, epochs or time, whichever is nearest its end)
};

/// The learning rate at a point of the training: linear warm-up, then as the schedule says.
/// inverse-sqrt: peak * sqrt(warmup / update) (Vaswani et al. 2017, eq. 3); cosine: half a cosine
/// from the peak to 0 at the end of the budget (Loshchilov and Hutter 2017, eq. 5); plateau and
/// constant: the peak. `scale` is what plateaus and rollbacks have multiplied the rate with.
double learning_rate(const TrainingOptions& options, const TrainingProgress& progress,
                     double scale);

}  // namespace regard
