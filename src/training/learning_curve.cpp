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

LearningPlace& LearningPlace::operator+=(const LearningPlace& step) {
  way += step.way;
  worth += step.worth;
  return *this;
}

double LearningCurve::loss(const LearningPlace& place) const {
  const double rest = share_left(place.worth / half_way, steepness);
  return plateau * (unlearnable + (1 - unlearnable) * rest) +
         std::max(0.0, guessing - plateau) * first_fall_left(place);
}

double first_fall_left(const LearningPlace& place) {
  return share_left(place.way / first_half_way, first_steepness);
}

bool past_first_fall(const LearningPlace& place) { return first_fall_left(place) < 1. / 16; }

const Learner& learner_of(const ModelOptions& model) {
  const bool full_size = model.encoder == EncoderKind::transformer || model.scale_embeddings ||
                         model.layer_norm || model.tie_embeddings == TiedEmbeddings::none;
  return full_size ? reads_full_size : reads_small;
}

LearningPlace LearningPath::step(int64_t update) const {
  const double fraction = static_cast<double>(update) / static_cast<double>(updates);
  const double rate = learning_rate(options, {update, fraction}, 1) / unit_rate;
  return {.way = rate, .worth = std::pow(rate, power)};
}

LearningPlace LearningPath::after(int64_t count) const {
  constexpr int64_t most_looked_at = 20'000;
  const int64_t stride = count / most_looked_at + 1;
  LearningPlace sum;
  int64_t looked_at = 0;
  for (int64_t update = stride / 2; update < count; update += stride, ++looked_at)
    sum += step(update);
  const double share = static_cast<double>(count) / static_cast<double>(looked_at);
  return {.way = sum.way * share, .worth = sum.worth * share};
}

}  // namespace regard
