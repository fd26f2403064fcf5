#include "regard/training/expected_loss.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "training/learning_curve.h"

namespace regard {
namespace {

// How far the loss of a stretch lies from the curve, as the deviation of its logarithm.
constexpr double stretch_noise = 0.08;
// The same of the end, where updates are worth e times the trial's or more.
constexpr double curve_noise = 0.12;

struct Point {
  LearningPlace place;
  double loss = 0;
};

LearningPlace between(const LearningPlace& begin, const LearningPlace& end) {
  return {.way = std::sqrt(begin.way * end.way), .worth = std::sqrt(begin.worth * end.worth)};
}

/// The trial's losses after the first fall, each the mean of a stretch in which the updates grow by
/// a quarter.
std::vector<Point> points_of(const RunReports& reports, const LearningPath& path) {
  constexpr double growth = 1.25;
  std::vector<Point> points;
  LearningPlace place, begin;
  double losses = 0;
  int64_t count = 0;
  for (const UpdateReport& report : reports.updates) {
    place += path.step(report.update - 1);
    if (!past_first_fall(place)) {
      begin = place;
      continue;
    }
    losses += report.loss;
    ++count;
    if (place.worth < begin.worth * growth) continue;
    points.push_back({between(begin, place), losses / static_cast<double>(count)});
    begin = place;
    losses = 0;
    count = 0;
  }
  return points;
}

bool is_loss(double nats) { return nats > 0 && std::isfinite(nats); }

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
    const double growth = std::log(std::max(1.0, end.worth / trial.worth));
    return curve_noise * std::sqrt(std::min(1.0, growth));
  }
  /// The loss at the end by a curve, which is in proportion to what the trial's validation was. A
  /// trial that ended in the first fall was faster or slower there, and says no more.
  double loss(const LearningCurve& curve, double validated) const {
    const double told = past_first_fall(trial) ? 1 : first_fall_left(end) / first_fall_left(trial);
    return curve.loss(end) * std::pow(validated / curve.loss(trial), told);
  }
};

/// A number that may be this, and -2 log of how likely it is, up to a constant.
struct Guess {
  double number;
  double surprise;
};

struct Spread {
  double mean, variance;
};

Spread spread_of(const std::vector<Guess>& guesses) {
  const double least = std::ranges::min(guesses, {}, &Guess::surprise).surprise;
  double weights = 0, sum = 0, squares = 0;
  for (const auto& [number, surprise] : guesses) {
    const double weight = std::exp((least - surprise) / 2);
    weights += weight;
    sum += weight * number;
    squares += weight * square(number);
  }
  const double mean = sum / weights;
  return {.mean = mean, .variance = std::max(0.0, squares / weights - square(mean))};
}

/// Calls `visit` with each curve of a grid and how many deviations, squared and added up, it is
/// from the usual one.
template <typename Visit>
void for_each_curve(const Learner& learner, double guessing, Visit&& visit) {
  constexpr int last = 30;
  const auto deviations = [](int step) { return 6.0 * step / last - 3; };
  for (int i = 0; i <= last; ++i)
    for (int j = 0; j <= last; ++j)
      for (int k = 0; k <= last; ++k)
        visit(LearningCurve{.plateau = learner.plateau.at(deviations(i)),
                            .half_way = learner.half_way.at(deviations(j)),
                            .unlearnable = learner.unlearnable.at(deviations(k)),
                            .guessing = guessing},
              square(deviations(i)) + square(deviations(j)) + square(deviations(k)));
}

}  // namespace

std::optional<ExpectedLoss> expected_loss(const RunReports& reports, const Config& config,
                                          const RunForecast& run) {
  const TrainingOptions& options = config.training;
  if (run.end == RunEnd::never || options.optimizer == OptimizerKind::sgd ||
      options.learning_rate == 0 || reports.updates.empty() || reports.validations.empty() ||
      !is_loss(reports.validations.back().loss))
    return std::nullopt;
  const Learner& learner = learner_of(config.model);
  const LearningPath path{options, learner.power, run.updates};
  const ValidationReport& validation = reports.validations.back();
  const Rest rest{path.after(validation.update), path.after(run.updates)};
  const std::vector<Point> points = points_of(reports, path);
  std::vector<Guess> logarithms;
  for_each_curve(
      learner, reports.updates.front().loss, [&](const LearningCurve& curve, double unusual) {
        logarithms.push_back(
            {std::log(rest.loss(curve, validation.loss)), unusual + misfit(curve, points)});
      });
  const auto [mean, variance] = spread_of(logarithms);
  constexpr double nine_of_ten = 1.645;  // deviations of a normal distribution
  const double margin = nine_of_ten * std::sqrt(variance + square(rest.noise()));
  return ExpectedLoss{
      .nats = std::exp(mean), .low = std::exp(mean - margin), .high = std::exp(mean + margin)};
}

}  // namespace regard
