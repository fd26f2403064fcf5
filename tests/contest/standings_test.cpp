#include "regard/contest/standings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/ask_python.h"
#include "regard/metrics/bleu.h"

namespace regard {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;

/// sacreBLEU sums a bootstrap's counts, and divides them, in single precision.
constexpr double single_precision = 2e-5;

Outcome said(const json& hypotheses) {
  Outcome outcome;
  outcome.hypotheses = hypotheses.get<std::vector<std::string>>();
  return outcome;
}

TEST(Stand, EqualsSacrebleusPairedTests) {
  const json asked = testing::ask_python("metrics/significance_reference.py");
  ASSERT_TRUE(asked.is_object());
  ParallelCorpus test;
  for (const std::string reference : asked["references"]) test.push_back({"x", reference});
  std::vector<std::vector<Outcome>> outcomes;
  for (const json& system : asked["systems"]) outcomes.push_back({said(system[1])});
  const json& run = asked["runs"][0];
  const ResamplingOptions options{.seed = run["seed"],
                                  .resamples = run["resamples"],
                                  .trials = 4 * run["resamples"].get<int>()};
  const Standings standings = stand(outcomes, test, Against::first, options);
  ASSERT_THAT(standings.metrics, ElementsAre(Metric::bleu, Metric::chrf, Metric::ter));
  for (size_t metric = 0; metric < 3; ++metric) {
    const std::string name(name_of(standings.metrics[metric]));
    const json &bs = run["answers"][name + ".bs"], &ar = run["answers"][name + ".ar"];
    for (size_t system = 0; system < outcomes.size(); ++system) {
      SCOPED_TRACE(name + " " + asked["systems"][system][0].get<std::string>());
      const Standing& found = standings.systems[system].metrics[metric];
      EXPECT_NEAR(found.scores.at(0), bs[system]["score"].get<double>(), 1e-9);
      EXPECT_NEAR(found.half_width(), bs[system]["ci"].get<double>(), single_precision);
      if (system == 0) {
        EXPECT_FALSE(found.p_value().has_value());
        continue;
      }
      EXPECT_NEAR(found.bootstrap_p.at(0), bs[system]["p"].get<double>(), 1e-12);
      EXPECT_NEAR(found.randomisation_p.at(0), ar[system]["p"].get<double>(), 1e-12);
    }
  }
  EXPECT_EQ(standings.signatures[0], "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0");
}

const ParallelCorpus pairs{{"a b", "the cat sleeps on the mat"},
                           {"a b c d e f", "where is the big station"},
                           {"a", "you drink water and eat bread"}};
const char* const good = R"(["the cat sleeps on the mat", "where is a station", "you eat bread"])";
const char* const bad = R"(["the cat sleeps", "where", "you drink water and bread"])";
const char* const none = R"(["", "", ""])";

Standings three(Against against) {
  const auto of = [](const char* text) { return said(json::parse(text)); };
  return stand(
      std::vector<std::vector<Outcome>>{
          {of(good), of(bad)}, {of(bad), of(good)}, {of(none), of(none)}},
      pairs, against, {.resamples = 50, .trials = 50});
}

TEST(Stand, TestsEachAgainstTheFirstOrTheOneBefore) {
  EXPECT_EQ(opponent_of(0, Against::previous), std::nullopt);
  EXPECT_EQ(opponent_of(2, Against::previous), 1u);
  EXPECT_EQ(opponent_of(2, Against::first), 0u);
  const Standings first = three(Against::first), previous = three(Against::previous);
  const auto& by_first = first.systems[2].metrics[0].bootstrap_p;
  const auto& by_previous = previous.systems[2].metrics[0].bootstrap_p;
  // The second system says with one seed what the first says with the other.
  EXPECT_EQ(by_first, (std::vector<double>{by_previous[1], by_previous[0]}));
}

TEST(Stand, SumsUpSeeds) {
  const Standing standing = three(Against::first).systems[0].metrics[0];
  ASSERT_EQ(standing.scores.size(), 2u);
  EXPECT_DOUBLE_EQ(standing.mean(), (standing.scores[0] + standing.scores[1]) / 2);
  EXPECT_DOUBLE_EQ(standing.half_width(),
                   std::max(standing.intervals[0].half_width, standing.intervals[1].half_width));
  const Standing other = three(Against::first).systems[1].metrics[0];
  EXPECT_DOUBLE_EQ(other.p_value().value(),
                   std::max({other.bootstrap_p[0], other.bootstrap_p[1], other.randomisation_p[0],
                             other.randomisation_p[1]}));
}

TEST(Stand, ScoresEachLengthByItself) {
  const Standings standings = three(Against::first);
  ASSERT_EQ(standings.lengths.size(), 2u);
  const auto bleu = [](const std::vector<std::string>& said,
                       const std::vector<std::string>& references) {
    return corpus_score(Bleu(), said, References::single(references)).score;
  };
  const std::vector<std::string> short_ones{pairs[0].target, pairs[2].target};
  const double expected = (bleu({"the cat sleeps on the mat", "you eat bread"}, short_ones) +
                           bleu({"the cat sleeps", "you drink water and bread"}, short_ones)) /
                          2;
  EXPECT_NEAR(standings.systems[0].bleu_by_length.at(0), expected, 1e-9);
}

}  // namespace
}  // namespace regard
