#include "regard/training/forecast.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "regard/base/counted.h"
#include "regard/base/error.h"
#include "regard/config/duration.h"

namespace regard {
namespace {

/// Updates that follow each other, and how long they took.
struct Stretch {
  double tokens = 0;
  double seconds = 0;
  double speed() const { return seconds > 0 ? tokens / seconds : 0; }
};

Stretch stretch_of(const std::vector<UpdateReport>& reports, size_t begin, size_t end) {
  Stretch stretch;
  for (size_t i = begin; i < end; ++i) {
    const double seconds = reports[i].seconds - reports[i - 1].seconds;
    stretch.tokens += seconds * reports[i].tokens_per_second;
    stretch.seconds += seconds;
  }
  return stretch;
}

int64_t validations_in(const TrainingOptions& options, const Stops& stops, int64_t updates) {
  if (stops.validation == 0) return 0;
  const int64_t last = updates % options.valid_every == 0 ? 0 : 1;
  return updates / options.valid_every + last;
}

/// One before the first update, and one after the last unless it was saved and validated anyway.
int64_t checkpoints_in(const TrainingOptions& options, int64_t updates) {
  const bool ends_with_one =
      updates % options.save_every == 0 && updates % options.valid_every == 0;
  return 1 + updates / options.save_every + (ends_with_one ? 0 : 1);
}

/// What so many updates take, with all that stops them.
struct Costs {
  const TrainingOptions& options;
  double update;
  Stops stops;

  double seconds(int64_t updates) const {
    return static_cast<double>(updates) * update +
           static_cast<double>(validations_in(options, stops, updates)) * stops.validation +
           static_cast<double>(checkpoints_in(options, updates)) * stops.checkpoint;
  }

  /// The most updates that do not take longer; one is made in any case.
  int64_t updates_within(double limit) const {
    // A first validation that takes more than half of the time does not keep updates from theirs.
    const double room = std::max(limit, limit / 2 + stops.validation + 2 * stops.checkpoint);
    int64_t possible = 1, too_many = static_cast<int64_t>(room / update) + 2;
    while (too_many - possible > 1) {
      const int64_t between = possible + (too_many - possible) / 2;
      (seconds(between) <= room ? possible : too_many) = between;
    }
    return possible;
  }
};

}  // namespace

Pace pace_of(const RunReports& reports) {
  constexpr size_t most_stretches = 7;
  const std::vector<UpdateReport>& lines = reports.updates;
  if (lines.size() < 2)
    throw Error("a trial of {} tells no speed: it takes two",
                counted(static_cast<int64_t>(lines.size()), "update"));
  const size_t begin = std::max<size_t>(1, lines.size() / 4), count = lines.size() - begin;
  const size_t stretches = std::min(most_stretches, count);
  std::vector<double> speeds;
  for (size_t i = 0; i < stretches; ++i)
    speeds.push_back(
        stretch_of(lines, begin + i * count / stretches, begin + (i + 1) * count / stretches)
            .speed());
  std::ranges::sort(speeds);
  const double tokens = stretch_of(lines, 1, lines.size()).tokens;
  return {.tokens_per_second = speeds[speeds.size() / 2],
          .slowest = speeds.front(),
          .fastest = speeds.back(),
          .tokens_per_update = tokens / static_cast<double>(lines.size() - 1),
          .updates_per_pass = static_cast<double>(lines.back().update) / lines.back().passes};
}

RunForecast forecast(const TrainingOptions& options, const Pace& pace, const Stops& stops) {
  const Costs costs{options, pace.seconds_per_update(), stops};
  RunForecast run;
  const auto take = [&run](RunEnd end, int64_t updates) {
    if (run.end != RunEnd::never && updates >= run.updates) return;
    run.end = end;
    run.updates = updates;
  };
  if (options.max_updates > 0) take(RunEnd::updates, options.max_updates);
  if (options.max_epochs > 0)
    take(RunEnd::epochs,
         std::llround(static_cast<double>(options.max_epochs) * pace.updates_per_pass));
  const double time = parse_duration(options.time);
  if (time > 0) take(RunEnd::time, costs.updates_within(time));
  if (run.end == RunEnd::never) return run;
  const auto updates = static_cast<double>(run.updates);
  run.passes = updates / pace.updates_per_pass;
  run.target_tokens = updates * pace.tokens_per_update;
  run.validations = validations_in(options, stops, run.updates);
  run.checkpoints = checkpoints_in(options, run.updates);
  run.seconds = costs.seconds(run.updates);
  return run;
}

}  // namespace regard
