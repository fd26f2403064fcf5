#include "app/plan_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/duration_text.h"
#include "regard/base/counted.h"

namespace regard {
namespace {

using Json = nlohmann::ordered_json;

std::string line(const char* name, const std::string& text) {
  return fmt::format("{:<13}{}\n", name, text);
}

std::string count_text(double number) { return grouped(std::llround(number)); }

std::string memory_text(double mb) {
  return mb < 1000 ? fmt::format("{:.0f} MB", mb) : fmt::format("{:.1f} GB", mb / 1000);
}

std::string bytes_text(int64_t bytes) { return memory_text(static_cast<double>(bytes) / 1e6); }

std::string clock_text(std::time_t time, const char* format) {
  std::tm local{};
  ::localtime_r(&time, &local);
  char text[64];
  return {text, std::strftime(text, sizeof text, format, &local)};
}

std::time_t end_of(const Plan& plan) {
  return plan.now + static_cast<std::time_t>(std::llround(plan.seconds()));
}

/// What a run's folder holds in the end, and what more while a checkpoint is written.
int64_t kept_bytes(const RunBytes& bytes) {
  return bytes.pairs + bytes.best + 2 * bytes.checkpoint;
}
int64_t most_bytes(const RunBytes& bytes) { return kept_bytes(bytes) + bytes.checkpoint; }

std::string disk_text(const Plan& plan) {
  const RunBytes& bytes = plan.trial.bytes;
  std::string text = fmt::format("{}, {} while a checkpoint is written",
                                 bytes_text(kept_bytes(bytes)), bytes_text(most_bytes(bytes)));
  if (!plan.free_bytes) return text;
  const bool enough = *plan.free_bytes >= most_bytes(bytes);
  return text + fmt::format("; {} are free there{}", bytes_text(*plan.free_bytes),
                            enough ? "" : ": not enough");
}

std::string end_text(const Plan& plan) {
  switch (plan.run.end) {
    case RunEnd::never:
      break;
    case RunEnd::updates:
      return fmt::format("--max-updates {}", plan.options.max_updates);
    case RunEnd::epochs:
      return fmt::format("--max-epochs {}", plan.options.max_epochs);
    case RunEnd::time:
      return fmt::format("--time {}", plan.options.time);
  }
  return "nothing";
}

std::string endless_table(const Plan& plan) {
  const double updates = 3600 / plan.pace.seconds_per_update();
  return line("end", fmt::format("when {} find nothing better (--patience), which nobody foresees",
                                 counted(plan.options.patience, "validation"))) +
         line("an hour", fmt::format("{} updates, {:.1f} passes, {} target tokens",
                                     count_text(updates), updates / plan.pace.updates_per_pass,
                                     count_text(updates * plan.pace.tokens_per_update)));
}

std::string loss_text(const ExpectedLoss& loss) {
  return fmt::format("about {:.2f} nats a target token on the validation pairs ({:.2f} to {:.2f})",
                     loss.nats, loss.low, loss.high);
}

std::string no_loss_text(const Plan& plan) {
  if (plan.options.learning_rate == 0)
    return "not foreseen: nothing is learnt at --learning-rate 0";
  if (plan.options.optimizer == OptimizerKind::sgd)
    return "not foreseen: only trainings with Adam were measured";
  return plan.trial.reports.validations.empty()
             ? "not foreseen: there was no validation (is there a pair that fits --max-length?)"
             : "not foreseen: that of the trial is nothing to go by";
}

std::string speed_text(const Pace& pace) {
  // A single stretch has no range.
  const std::string range =
      pace.slowest < pace.fastest
          ? fmt::format(" ({} to {})", count_text(pace.slowest), count_text(pace.fastest))
          : "";
  return fmt::format("{} target tokens a second{}, {:.3g} s an update of {}",
                     count_text(pace.tokens_per_second), range, pace.seconds_per_update(),
                     count_text(pace.tokens_per_update));
}

std::string trial_text(const RunReports& reports) {
  const UpdateReport& last = reports.updates.back();
  std::string text =
      fmt::format("{} in {}", counted(last.update, "update"), duration_text(last.seconds));
  if (!reports.validations.empty())
    text += fmt::format(", validation loss {:.2f}", reports.validations.back().loss);
  return text;
}

std::string length_table(const Plan& plan) {
  const RunForecast& run = plan.run;
  std::string text =
      line("updates", fmt::format("{}, {:.1f} passes, {} target tokens", grouped(run.updates),
                                  run.passes, count_text(run.target_tokens))) +
      line("stops", fmt::format("{} of {}, {} of {}", counted(run.validations, "validation"),
                                duration_text(plan.trial.stops.validation),
                                counted(run.checkpoints, "checkpoint"),
                                duration_text(plan.trial.stops.checkpoint))) +
      line("time",
           fmt::format("{}: {} before the first update, then {} until {} ends it",
                       duration_text(plan.seconds()), duration_text(plan.trial.seconds_before),
                       duration_text(run.seconds), end_text(plan)));
  if (plan.options.patience > 0)
    text += line("", fmt::format("earlier if {} find nothing better (--patience)",
                                 counted(plan.options.patience, "validation")));
  text += line("end", clock_text(end_of(plan), "%a %e %b %H:%M") + " if it begins now");
  return text + line("loss", plan.loss ? loss_text(*plan.loss) : no_loss_text(plan));
}

Json run_json(const Plan& plan) {
  const RunForecast& run = plan.run;
  if (run.end == RunEnd::never) return nullptr;
  return {{"ended_by", end_text(plan)},
          {"updates", run.updates},
          {"passes", run.passes},
          {"target_tokens", std::round(run.target_tokens)},
          {"validations", run.validations},
          {"checkpoints", run.checkpoints},
          {"seconds", plan.seconds()},
          {"training_seconds", run.seconds},
          {"end", clock_text(end_of(plan), "%FT%T%z")}};
}

Json loss_json(const std::optional<ExpectedLoss>& loss) {
  if (!loss) return nullptr;
  return {{"expected", loss->nats}, {"low", loss->low}, {"high", loss->high}};
}

Json last_loss(const RunReports& reports) {
  if (reports.validations.empty()) return nullptr;
  return reports.validations.back().loss;
}

}  // namespace

std::string plan_table(const Plan& plan) {
  const Trial& trial = plan.trial;
  return line("trial", trial_text(trial.reports)) +
         line("model", counted(trial.parameters, "parameter")) +
         line("speed", speed_text(plan.pace)) +
         line("memory", memory_text(trial.peak_memory_mb) + " at most") +
         line("disk", disk_text(plan)) +
         (plan.run.end == RunEnd::never ? endless_table(plan) : length_table(plan));
}

Json plan_json(const Plan& plan) {
  const Trial& trial = plan.trial;
  const Pace& pace = plan.pace;
  return {{"trial",
           {{"updates", trial.reports.updates.back().update},
            {"seconds", trial.reports.updates.back().seconds},
            {"validation_loss", last_loss(trial.reports)}}},
          {"parameters", trial.parameters},
          {"tokens_per_second",
           {{"expected", pace.tokens_per_second}, {"low", pace.slowest}, {"high", pace.fastest}}},
          {"seconds_per_update", pace.seconds_per_update()},
          {"tokens_per_update", pace.tokens_per_update},
          {"updates_per_pass", pace.updates_per_pass},
          {"memory_mb", trial.peak_memory_mb},
          {"disk_bytes",
           {{"end", kept_bytes(trial.bytes)},
            {"most", most_bytes(trial.bytes)},
            {"free", plan.free_bytes ? Json(*plan.free_bytes) : Json()}}},
          {"seconds_before_first_update", plan.trial.seconds_before},
          {"seconds_per_validation", trial.stops.validation},
          {"seconds_per_checkpoint", trial.stops.checkpoint},
          {"run", run_json(plan)},
          {"validation_loss", loss_json(plan.loss)}};
}

}  // namespace regard
