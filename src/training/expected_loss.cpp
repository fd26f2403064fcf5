#include "regard/training/expected_loss.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "regard/training/schedule.h"

namespace regard {
namespace {

/// A number that is not known: it is so many times the usual one, give or take, as a normal
/// distribution of its logarithm.
struct Unknown {
  double usual;
  double spread;  // standard deviation of the logarithm

  /// `step` of 0 to `last` goes from three deviations below to three above.
  double at(int step, int last) const { return usual * std::exp(spread * deviations(step, last)); }
  static double deviations(int step, int last) { return 6.0 * step / last - 3; }
};

// Measured with scripts/measure-learning, on Tatoeba's pairs.
constexpr Unknown plateau{5.2, 0.25};     // p
constexpr Unknown half_way{0.36, 0.3};    // h
constexpr Unknown unlearnable{0.2, 0.4};  // f
constexpr double steepness = 1.4;         // a
constexpr double first_half_way = 0.004;  // w
constexpr double first_steepness = 2;     // b
// Of the loss on training batches, with dropout and before the rate falls, at the end of all.
constexpr double validation_share = 0.9;
// Before, a network learns how frequent words are, which says little of what comes then.
constexpr double first_to_count = 0.016;
// How far the loss of a stretch lies from the curve, as the deviation of its logarithm; and that of
// the end, where the way grows to e times the trial's or more.
constexpr double stretch_noise = 0.08;
constexpr double curve_noise = 0.12;

struct Point {
  double way = 0;  // the sum of the learning rates so far
  double loss = 0;
};

struct Curve {
  double plateau, half_way, unlearnable;
  double guessing;  // g

  double loss(double way) const {
    const double frequencies = share_left(way / first_half_way, first_steepness);
    return plateau * (1 - (1 - unlearnable) * learned(way)) +
           std::max(0.0, guessing - plateau) * frequencies;
  }

  /// What share of all that is to be learnt beyond how frequent words are.
  double learned(double way) const { return 1 - share_left(way / half_way, steepness); }

  static double share_left(double way, double power) { return 1 / (1 + std::pow(way, power)); }
};

double rate_of(const TrainingOptions& options, int64_t update, int64_t all) {
  const double fraction = static_cast<double>(update) / static_cast<double>(all);
  return learning_rate(options, {update, fraction}, 1);
}

/// The trial's losses, each the mean of a stretch in which the way grows by a quarter.
std::vector<Point> points_of(const RunReports& reports, const TrainingOptions& options,
                             int64_t all) {
  constexpr double growth = 1.25;
  std::vector<Point> points;
  double way = 0, begin = first_to_count, losses = 0;
  int64_t count = 0;
  for (const UpdateReport& report : reports.updates) {
    way += rate_of(options, report.update - 1, all);
    if (way < begin) continue;
    losses += report.loss;
    ++count;
    if (way < begin * growth) continue;
    points.push_back({std::sqrt(begin * way), losses / static_cast<double>(count)});
    begin = way;
    losses = 0;
    count = 0;
  }
  return points;
}

double square(double number) { return number * number; }

/// -2 log of how likely the losses are, up to a constant.
double misfit(const Curve& curve, const std::vector<Point>& points) {
  double sum = 0;
  for (const Point& point : points)
    sum += square(std::log(point.loss / curve.loss(point.way)) / stretch_noise);
  return sum;
}

/// Where a trial came to, and where the training goes.
struct Ways {
  double trial, end;

  /// Or the trial stopped before p, and the training goes beyond.
  bool on_one_fall() const { return trial >= first_to_count || end < first_to_count; }
  double noise() const {
    const double growth = on_one_fall() ? std::log(std::max(1.0, end / trial)) : 1;
    return curve_noise * std::sqrt(std::min(1.0, growth));
  }
};

/// The loss at the end by a curve: what the trial's validation said, less what the curve still
/// falls; if the trial was too short for that, by the curve alone.
double loss_at_end(const Curve& curve, const Ways& ways, double validated) {
  const double end = curve.loss(ways.end);
  if (ways.on_one_fall()) return validated * end / curve.loss(ways.trial);
  return std::pow(validation_share, curve.learned(ways.end)) * end;
}

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
void for_each_curve(const std::vector<Point>& points, double guessing, Visit&& visit) {
  constexpr int last = 30;
  for (int i = 0; i <= last; ++i)
    for (int j = 0; j <= last; ++j)
      for (int k = 0; k <= last; ++k) {
        const Curve curve{plateau.at(i, last), half_way.at(j, last), unlearnable.at(k, last),
                          guessing};
        visit(curve, square(Unknown::deviations(i, last)) + square(Unknown::deviations(j, last)) +
                         square(Unknown::deviations(k, last)) + misfit(curve, points));
      }
}

}  // namespace

double rate_sum(const TrainingOptions& options, int64_t updates, int64_t all) {
  constexpr int64_t most_looked_at = 20'000;
  const int64_t stride = updates / most_looked_at + 1;
  double rates = 0;
  int64_t looked_at = 0;
  for (int64_t update = stride / 2; update < updates; update += stride, ++looked_at)
    rates += rate_of(options, update, all);
  return rates / static_cast<double>(looked_at) * static_cast<double>(updates);
}

std::optional<ExpectedLoss> expected_loss(const RunReports& reports, const TrainingOptions& options,
                                          const RunForecast& run) {
  if (run.end == RunEnd::never || options.optimizer == OptimizerKind::sgd ||
      options.learning_rate == 0 || reports.updates.empty() || reports.validations.empty())
    return std::nullopt;
  const std::vector<Point> points = points_of(reports, options, run.updates);
  const ValidationReport& validation = reports.validations.back();
  const Ways ways{rate_sum(options, validation.update, run.updates),
                  rate_sum(options, run.updates, run.updates)};
  const double guessing = reports.updates.front().loss;
  double least = std::numeric_limits<double>::max();
  for_each_curve(points, guessing,
                 [&](const Curve&, double misfit) { least = std::min(least, misfit); });
  Mixture logarithm;
  for_each_curve(points, guessing, [&](const Curve& curve, double misfit) {
    logarithm.add(std::log(loss_at_end(curve, ways, validation.loss)),
                  std::exp((least - misfit) / 2));
  });
  constexpr double nine_of_ten = 1.645;  // deviations of a normal distribution
  const double spread = nine_of_ten * std::sqrt(logarithm.variance() + square(ways.noise()));
  return ExpectedLoss{.nats = std::exp(logarithm.mean()),
                      .low = std::exp(logarithm.mean() - spread),
                      .high = std::exp(logarithm.mean() + spread)};
}

}  // namespace regard
