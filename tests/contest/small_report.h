#pragma once

#include "regard/contest/report.h"

namespace regard::testing {

/// A report of two systems and two seeds with text that means something in HTML and Markdown.
inline Report small_report() {
  Report report;
  report.contest.title = "A <b> & \"c\"";
  report.contest.systems = {{.name = "one|two", .note = "v * <unk>", .config = {}},
                            {.name = "other", .note = "", .config = {}}};
  report.budget = "20 updates for each";
  report.train = "train.tsv";
  report.valid = "valid.tsv";
  report.test = "test.tsv";
  report.command = "regard compare 'a b.toml'";
  report.seeds = {1, 2};
  report.pairs = {{"le <chat> dort", "the cat sleeps here now"},
                  {"a b c d e f", "where is the station"}};
  const Outcome looked{.updates = 20,
                       .seconds = 90,
                       .tokens_per_second = 1234,
                       .memory_mb = 512,
                       .parameters = 1'500'000,
                       .translation_seconds = 0.5,
                       .attention_entropy = 1.25,
                       .hypotheses = {"the cat sleeps here </script>", "where is a station"},
                       .examples = {{.pair = 0,
                                     .source = {"\u2581le", "chat", "dort", "</s>"},
                                     .target = {"the", "\uFFED."},
                                     .attention = {{0.5f, 0.5f, 0, 0}, {0, 0, 0.25f, 0.75f}}}}};
  Outcome blind = looked;
  blind.attention_entropy.reset();
  blind.examples[0].attention.clear();
  blind.hypotheses = {"cat", "where is the station"};
  report.outcomes = {{looked, looked}, {blind, blind}};
  report.standings =
      stand(report.outcomes, report.pairs, Against::first, {.resamples = 20, .trials = 20});
  return report;
}

}  // namespace regard::testing
