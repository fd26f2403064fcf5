#include "training/learning_curve.h"

#include <algorithm>

#include "regard/training/schedule.h"

namespace regard {
namespace {

constexpr double unit_rate = 1e-3;
constexpr double steepness = 1.4;      // a
constexpr double first_half_way = 4;   // w
constexpr double first_steepness = 2;  // b

constexpr Unknown plateau{5.2, 0.25};
constexpr Unknown unlearnable{0.16, 0.4};
constexpr Learner reads_full_size{0.3, plateau, {260, 0.3}, unlearnable};
constexpr Learner reads_small{0.75, plateau, {480, 0.3}, unlearnable};

double share_left(double ways, double power) { return 1 / (1 + std::pow(ways, power)); }

}  // namespace

double LearningCurve::loss(const LearningPlace& place) const {
  const double rest = share_left(place.then / half_way, steepness);
  return plateau * (unlearnable + (1 - unlearnable) * rest) +
         std::max(0.0, guessing - plateau) * first_fall_left(place);
}

double first_fall_left(const LearningPlace& place) {
  return share_left(place.first / first_half_way, first_steepness);
}

bool past_first_fall(const LearningPlace& place) { return first_fall_left(place) < 1. / 16; }

const Learner& learner_of(const ModelOptions& model) {
  const bool full_size = model.encoder == EncoderKind::transformer || model.scale_embeddings ||
                         model.layer_norm || model.tie_embeddings == TiedEmbeddings::none;
  return full_size ? reads_full_size : reads_small;
}

LearningPlace update_worth(const TrainingOptions& options, double power, int64_t update,
                           int64_t all) {
  const double fraction = static_cast<double>(update) / static_cast<double>(all);
  const double rate = learning_rate(options, {update, fraction}, 1) / unit_rate;
  return {.first = rate, .then = std::pow(rate, power)};
}

LearningPlace place_after(const TrainingOptions& options, double power, int64_t updates,
                          int64_t all) {
  constexpr int64_t most_looked_at = 20'000;
  const int64_t stride = updates / most_looked_at + 1;
  LearningPlace sum;
  int64_t looked_at = 0;
  for (int64_t update = stride / 2; update < updates; update += stride, ++looked_at) {
    const LearningPlace worth = update_worth(options, power, update, all);
    sum.first += worth.first;
    sum.then += worth.then;
  }
  const double share = static_cast<double>(updates) / static_cast<double>(looked_at);
  return {.first = sum.first * share, .then = sum.then * share};
}

}  // namespace regard
