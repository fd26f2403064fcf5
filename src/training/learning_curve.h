#pragma once

#include <cmath>
#include <cstdint>

#include "regard/config/options.h"

namespace regard {

/// How far a training is, in updates at a rate of 1e-3. One at another rate counts in proportion to
/// a power of it.
struct LearningPlace {
  double way = 0;    ///< with power 1, a thousand times the sum of the rates: Adam moves a weight
                     ///< by about the rate, so this is how far weights can have gone
  double worth = 0;  ///< with the learner's power

  LearningPlace& operator+=(const LearningPlace& step);
};

/// The validation loss of a training, in nats a target token:
///
///     L = p (f + (1 - f) / (1 + (worth / h)^a)) + max(0, g - p) / (1 + (way / w)^b)
///
/// A network learns how frequent words are first, and falls from g to p; w is half the way there, h
/// half the way from there on, and f the share of p that stays.
struct LearningCurve {
  double plateau = 0;      ///< p
  double half_way = 0;     ///< h
  double unlearnable = 0;  ///< f
  double guessing = 0;     ///< g: the loss of the first batch

  double loss(const LearningPlace& place) const;
};

/// What share of the fall from g to p is left.
double first_fall_left(const LearningPlace& place);
/// So little is left that the losses of updates say what comes then.
bool past_first_fall(const LearningPlace& place);

/// A number that is not known: the usual one, give or take, as a normal distribution of its
/// logarithm.
struct Unknown {
  double usual;
  double spread;  ///< standard deviation of the logarithm

  double at(double deviations) const { return usual * std::exp(spread * deviations); }
};

/// How a network learns once it knows how frequent words are. Where it reads words at full size, a
/// higher rate hardly makes it faster, and power is 0.3. Tied embeddings are small: a recurrent
/// network that reads them as they are waits for them to grow, and power is 0.75.
struct Learner {
  double power;
  Unknown plateau;
  Unknown half_way;
  Unknown unlearnable;
};

/// As recipes in configs/ learnt on Tatoeba's pairs; scripts/measure-learning measures it.
const Learner& learner_of(const ModelOptions& model);

/// The places that a training of so many updates comes by.
struct LearningPath {
  const TrainingOptions& options;
  double power;
  int64_t updates;

  /// What the update with this number, from 0, adds.
  LearningPlace step(int64_t update) const;
  /// What the first `count` of them, of which there must be one, come to.
  LearningPlace after(int64_t count) const;
};

}  // namespace regard
