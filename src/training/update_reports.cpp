#include "training/update_reports.h"

#include <cmath>

#include "training/resident_memory.h"

namespace regard {

UpdateReports::UpdateReports(Sitting& sitting, const Batcher& batcher)
    : sitting_(sitting), batcher_(batcher) {}

void UpdateReports::add(const UpdateResult& result, const Batch& batch, double learning_rate) {
  ReportWindow& window = sitting_.state.window;
  window.nll += result.nll;
  window.tokens += result.tokens;
  window.padding += batch.padding();
  window.gradient_norm += result.gradient_norm;
  window.learning_rate = learning_rate;
  ++window.updates;
  sitting_.bar.show(progress_line());
}

ProgressLine UpdateReports::progress_line() const {
  const TrainingState& state = sitting_.state;
  const double fraction = sitting_.budget.fraction(state.update, batcher_.passes());
  const double elapsed = sitting_.budget.seconds() - begin_;
  const auto tokens = static_cast<double>(state.window.tokens);
  return {.update = state.update,
          .pass = batcher_.state().epoch + 1,
          .loss = tokens > 0 ? state.window.nll / tokens : 0,
          .tokens_per_second = elapsed > 0 ? tokens / elapsed : 0,
          .fraction = fraction,
          .seconds_left = sitting_.budget.seconds_left(fraction)};
}

void UpdateReports::write() {
  ReportWindow& window = sitting_.state.window;
  if (window.updates == 0) return;
  const ProgressLine line = progress_line();
  const auto updates = static_cast<double>(window.updates);
  nlohmann::ordered_json json = {{"update", line.update},
                                 {"epoch", batcher_.passes()},
                                 {"loss", line.loss},
                                 {"learning_rate", window.learning_rate},
                                 {"tokens_per_second", std::round(line.tokens_per_second)},
                                 {"padding", window.padding / updates},
                                 {"memory_mb", std::round(resident_memory_mb())},
                                 {"seconds", sitting_.budget.seconds()}};
  // Nobody computes it where nothing is clipped.
  if (sitting_.options().clip_norm > 0) json["gradient_norm"] = window.gradient_norm / updates;
  sitting_.log(json);
  window = {};
  go_on();
}

void UpdateReports::pause() { sitting_.state.window.seconds = sitting_.budget.seconds() - begin_; }

void UpdateReports::go_on() { begin_ = sitting_.budget.seconds() - sitting_.state.window.seconds; }

}  // namespace regard
