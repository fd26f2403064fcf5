#include "contest/report_tables.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "regard/base/counted.h"

namespace regard {
namespace {

using Row = std::vector<std::string>;

std::string title_of(Metric metric) {
  switch (metric) {
    case Metric::bleu:
      return "BLEU";
    case Metric::chrf:
      return "chrF";
    case Metric::ter:
      return "TER";
  }
  return "?";
}

std::string score_text(double score) { return fmt::format("{:.2f}", score); }

std::string with_interval(const Standing& standing) {
  return fmt::format("{:.2f} ± {:.2f}", standing.mean(), standing.half_width());
}

std::string each_seed(const Standing& standing) {
  std::string text;
  for (const double score : standing.scores) text += (text.empty() ? "" : ", ") + score_text(score);
  return text;
}

/// In the digits that the tables show. Resampling calls a hair's breadth certain, if all pairs have
/// it.
bool is_equal(const Standing& one, const Standing& other) {
  for (size_t seed = 0; seed < one.scores.size(); ++seed)
    if (score_text(one.scores[seed]) == score_text(other.scores[seed])) return true;
  return false;
}

/// sacreBLEU's habit: four digits.
std::string largest(const std::vector<double>& p_values) {
  return fmt::format("{:.4f}", std::ranges::max(p_values));
}

/// Mean of what each run of a system says.
template <typename Get>
double mean_of(const std::vector<Outcome>& runs, Get&& get) {
  double sum = 0;
  for (const Outcome& run : runs) sum += static_cast<double>(get(run));
  return sum / static_cast<double>(runs.size());
}

Table scores(const Report& report) {
  Table table{.title = "Scores",
              .explanation =
                  "Mean over seeds ± half of the widest 95 % interval of 1,000 bootstrap resamples "
                  "of the test pairs. TER counts edits: less is better.",
              .columns = {"system"},
              .rows = {}};
  for (const Metric metric : report.standings.metrics) table.columns.push_back(title_of(metric));
  table.columns.emplace_back("BLEU of each seed");
  for (size_t system = 0; system < report.contest.systems.size(); ++system) {
    Row row{report.contest.systems[system].name};
    for (const Standing& standing : report.standings.systems[system].metrics)
      row.push_back(with_interval(standing));
    row.push_back(each_seed(report.standings.systems[system].metrics.front()));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table tests(const Report& report) {
  Table table{.title = "Is the difference luck?",
              .explanation =
                  "p-values of paired bootstrap resampling (bs) and paired approximate "
                  "randomisation (ar), as sacreBLEU computes them; of "
                  "several seeds the largest. Below 0.05 luck alone is unlikely; = stands where "
                  "the scores of a seed are equal.",
              .columns = {"system", "BLEU bs", "BLEU ar", "chrF bs", "chrF ar", "TER bs", "TER ar"},
              .rows = {}};
  for (size_t system = 0; system < report.contest.systems.size(); ++system) {
    const auto opponent = opponent_of(system, report.contest.against);
    if (!opponent) continue;
    Row row{fmt::format("{} against {}", report.contest.systems[system].name,
                        report.contest.systems[*opponent].name)};
    for (size_t metric = 0; metric < report.standings.metrics.size(); ++metric) {
      const Standing& own = report.standings.systems[system].metrics[metric];
      const bool equal = is_equal(own, report.standings.systems[*opponent].metrics[metric]);
      row.push_back(equal ? "=" : largest(own.bootstrap_p));
      row.push_back(equal ? "=" : largest(own.randomisation_p));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table lengths(const Report& report) {
  Table table{.title = "BLEU by source length",
              .explanation = "Words of the French sentence, and how many test pairs have so many.",
              .columns = {"system"},
              .rows = {}};
  for (const LengthGroup& group : report.standings.lengths)
    table.columns.push_back(fmt::format("{} ({})", group.name(), grouped(std::ssize(group.pairs))));
  for (size_t system = 0; system < report.contest.systems.size(); ++system) {
    Row row{report.contest.systems[system].name};
    for (const double bleu : report.standings.systems[system].bleu_by_length)
      row.push_back(fmt::format("{:.1f}", bleu));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string entropy(const std::vector<Outcome>& runs) {
  for (const Outcome& run : runs)
    if (!run.attention_entropy) return "-";
  return fmt::format("{:.2f}",
                     mean_of(runs, [](const Outcome& o) { return *o.attention_entropy; }));
}

Table costs(const Report& report) {
  const auto pairs = static_cast<double>(report.pairs.size());
  Table table{.title = "Cost, and how sharp attention is",
              .explanation =
                  "Target tokens a second in training (the median of a run's reports), the largest "
                  "resident memory reported, test pairs translated a second, and the mean entropy "
                  "of attention: 0 bits look at one word, n bits at 2ⁿ alike.",
              .columns = {"system", "parameters", "updates", "minutes", "tokens/s", "memory, GB",
                          "translated/s", "entropy, bits"},
              .rows = {}};
  for (size_t system = 0; system < report.contest.systems.size(); ++system) {
    const std::vector<Outcome>& runs = report.outcomes[system];
    const auto mean = [&](auto get) { return mean_of(runs, get); };
    table.rows.push_back(
        {report.contest.systems[system].name,
         fmt::format("{:.2f} M", mean([](const Outcome& o) { return o.parameters; }) / 1e6),
         grouped(std::llround(mean([](const Outcome& o) { return o.updates; }))),
         fmt::format("{:.1f}", mean([](const Outcome& o) { return o.seconds; }) / 60),
         grouped(std::llround(mean([](const Outcome& o) { return o.tokens_per_second; }))),
         fmt::format("{:.2f}", mean([](const Outcome& o) { return o.memory_mb; }) / 1000),
         grouped(std::llround(
             pairs / mean([](const Outcome& o) { return std::max(o.translation_seconds, 1e-9); }))),
         entropy(runs)});
  }
  return table;
}

}  // namespace

std::vector<Table> report_tables(const Report& report) {
  return {scores(report), tests(report), costs(report), lengths(report)};
}

std::vector<std::string> report_facts(const Report& report) {
  const std::string held_out =
      "a part of it that was held out (a twentieth, 2,000 pairs at most, which share no sentence "
      "with the rest)";
  std::vector<std::string> facts{
      fmt::format("Trained on {}, best model chosen on {}, scored on the {} of {}.", report.train,
                  report.valid.empty() ? held_out : report.valid,
                  counted(std::ssize(report.pairs), "pair"), report.test),
      fmt::format("Budget: {}; {} ({}).", report.budget, counted(std::ssize(report.seeds), "seed"),
                  fmt::join(report.seeds, ", "))};
  for (size_t i = 0; i < report.standings.metrics.size(); ++i)
    facts.push_back(fmt::format("{}: {}", title_of(report.standings.metrics[i]),
                                report.standings.signatures[i]));
  return facts;
}

}  // namespace regard
