#include "regard/training/expected_loss.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "training/learning_curve.h"

namespace regard {
namespace {

// How far the loss of a stretch lies from the curve, as the deviation of its logarithm; and that of
// the end, where the updates grow to e times the trial's or more.
constexpr double stretch_noise = 0.08;
constexpr double curve_noise = 0.12;

struct Point {
  LearningPlace place;
  double loss = 0;
};

LearningPlace between(const LearningPlace& begin, const LearningPlace& end) {
  return {.first = std::sqrt(begin.first * end.first), .then = std::sqrt(begin.then * end.then)};
}

/// The trial's losses after the first fall, each the mean of a stretch in which the updates grow by
/// a quarter.
std::vector<Point> points_of(const RunReports& reports, const TrainingOptions& options,
                             double power, int64_t all) {
  constexpr double growth = 1.25;
  std::vector<Point> points;
  LearningPlace place, begin;
  double losses = 0;
  int64_t count = 0;
  for (const UpdateReport& report : reports.updates) {
    const LearningPlace worth = update_worth(options, power, report.update - 1, all);
    place = {.first = place.first + worth.first, .then = place.then + worth.then};
    if (!past_first_fall(place)) {
      begin = place;
      continue;
    }
    losses += report.loss;
    ++count;
    if (place.then < begin.then * growth) continue;
    points.push_back({between(begin, place), losses / static_cast<double>(count)});
    begin = place;
    losses = 0;
    count = 0;
  }
  return points;
}

double square(double number) { return number * number; }

/// -2 log of how likely the losses are, up to a constant.
double misfit(const LearningCurve& curve, const std::vector<Point>& points) {
  double sum = 0;
  for (const Point& point : points)
    sum += square(std::log(point.loss / curve.loss(point.place)) / stretch_noise);
  return sum;
}

/// From where a trial came to, to where the training goes.
struct Rest {
  LearningPlace trial, end;

  double noise() const {
    const double growth = std::log(std::max(1.0, end.then / trial.then));
    return curve_noise * std::sqrt(std::min(1.0, growth));
  }
  /// The loss at the end by a curve, which is in proportion to what the trial's validation was. A
  /// trial that ended in the first fall was faster or slower there, and says no more.
  double loss(const LearningCurve& curve, double validated) const {
    const double told = past_first_fall(trial) ? 1 : first_fall_left(end) / first_fall_left(trial);
    return curve.loss(end) * std::pow(validated / curve.loss(trial), told);
  }
};

/// A number that may be one or another, each with a weight.
struct Mixture {
  double weights = 0, sum = 0, squares = 0;

  void add(double number, double weight) {
    weights += weight;
    sum += weight * number;
    squares += weight * square(number);
  }
  double mean() const { return sum / weights; }
  double variance() const { return std::max(0.0, squares / weights - square(mean())); }
};

/// Calls `visit` with each curve of a grid and the -2 log of how likely it is.
template <typename Visit>
void for_each_curve(const Learner& learner, double guessing, const std::vector<Point>& points,
                    Visit&& visit) {
  constexpr int last = 30;
  const auto deviations = [](int step) { return 6.0 * step / last - 3; };
  for (int i = 0; i <= last; ++i)
    for (int j = 0; j <= last; ++j)
      for (int k = 0; k <= last; ++k) {
        const LearningCurve curve{.plateau = learner.plateau.at(deviations(i)),
                                  .half_way = learner.half_way.at(deviations(j)),
                                  .unlearnable = learner.unlearnable.at(deviations(k)),
                                  .guessing = guessing};
        visit(curve, square(deviations(i)) + square(deviations(j)) + square(deviations(k)) +
                         misfit(curve, points));
      }
}

}  // namespace

std::optional<ExpectedLoss> expected_loss(const RunReports& reports, const Config& config,
                                          const RunForecast& run) {
  const TrainingOptions& options = config.training;
  if (run.end == RunEnd::never || options.optimizer == OptimizerKind::sgd ||
      options.learning_rate == 0 || reports.updates.empty() || reports.validations.empty())
    return std::nullopt;
  const Learner& learner = learner_of(config.model);
  const ValidationReport& validation = reports.validations.back();
  const Rest rest{place_after(options, learner.power, validation.update, run.updates),
                  place_after(options, learner.power, run.updates, run.updates)};
  const std::vector<Point> points = points_of(reports, options, learner.power, run.updates);
  const double guessing = reports.updates.front().loss;
  double least = std::numeric_limits<double>::max();
  for_each_curve(learner, guessing, points,
                 [&](const LearningCurve&, double misfit) { least = std::min(least, misfit); });
  Mixture logarithm;
  for_each_curve(learner, guessing, points, [&](const LearningCurve& curve, double misfit) {
    logarithm.add(std::log(rest.loss(curve, validation.loss)), std::exp((least - misfit) / 2));
  });
  constexpr double nine_of_ten = 1.645;  // deviations of a normal distribution
  const double spread = nine_of_ten * std::sqrt(logarithm.variance() + square(rest.noise()));
  return ExpectedLoss{.nats = std::exp(logarithm.mean()),
                      .low = std::exp(logarithm.mean() - spread),
                      .high = std::exp(logarithm.mean() + spread)};
}

}  // namespace regard
