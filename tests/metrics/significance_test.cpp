#include "regard/metrics/significance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "base/ask_python.h"
#include "base/scratch.h"
#include "regard/metrics/bleu.h"
#include "regard/metrics/chrf.h"
#include "regard/metrics/ter.h"

namespace regard {
namespace {

using nlohmann::json;
using testing::error_of;
using ::testing::HasSubstr;

template <typename M>
ScoredText<M> scored(const M& metric, const std::vector<std::string>& hypotheses,
                     const std::vector<std::string>& references) {
  return {metric, corpus_statistics(metric, hypotheses, References::single(references))};
}

/// sacreBLEU sums a bootstrap's counts, and divides them, in single precision.
constexpr double single_precision = 2e-5;

template <typename M>
void expect_sacrebleus(const M& metric, const std::string& name, const json& asked) {
  const std::vector<std::string> references = asked.at("references");
  const auto text = [&](size_t system) {
    return scored(metric, asked["systems"][system][1].get<std::vector<std::string>>(), references);
  };
  const ScoredText<M> baseline = text(0);
  for (const json& run : asked.at("runs")) {
    const int resamples = run.at("resamples");
    const ResamplingOptions options{
        .seed = run.at("seed"), .resamples = resamples, .trials = 4 * resamples};
    const json &bs = run["answers"][name + ".bs"], &ar = run["answers"][name + ".ar"];
    const Interval interval = bootstrap_interval(baseline, options);
    EXPECT_NEAR(interval.mean, bs[0]["mean"].get<double>(), single_precision);
    EXPECT_NEAR(interval.half_width, bs[0]["ci"].get<double>(), single_precision);
    for (size_t system = 1; system < asked["systems"].size(); ++system) {
      SCOPED_TRACE(asked["systems"][system][0].get<std::string>());
      const ScoredText<M> other = text(system);
      const PairedBootstrap found = paired_bootstrap(baseline, other, options);
      EXPECT_NEAR(found.score, bs[system]["score"].get<double>(), 1e-9);
      EXPECT_NEAR(found.interval.mean, bs[system]["mean"].get<double>(), single_precision);
      EXPECT_NEAR(found.interval.half_width, bs[system]["ci"].get<double>(), single_precision);
      EXPECT_NEAR(found.p_value, bs[system]["p"].get<double>(), 1e-12);
      EXPECT_NEAR(paired_randomisation(baseline, other, options), ar[system]["p"].get<double>(),
                  1e-12);
    }
  }
}

TEST(Significance, EqualsSacrebleusTests) {
  const json asked = testing::ask_python("metrics/significance_reference.py");
  ASSERT_TRUE(asked.is_object());
  expect_sacrebleus(Bleu(), "bleu", asked);
  expect_sacrebleus(Chrf(), "chrf", asked);
  expect_sacrebleus(Ter(), "ter", asked);
}

TEST(IntervalOf, CutsAFortiethOnEitherSide) {
  std::vector<double> scores(100);
  std::iota(scores.rbegin(), scores.rend(), 1);  // 100 ... 1; 2 are cut on either side
  const Interval interval = interval_of(scores);
  EXPECT_DOUBLE_EQ(interval.mean, 50.5);
  EXPECT_DOUBLE_EQ(interval.half_width, (98 - 3) / 2.0);
  EXPECT_EQ(interval_of({}).half_width, 0);
}

TEST(BootstrapPValue, CountsDifferencesAboveTheRealOneFromTheirMean) {
  const std::vector<double> baseline{0, 0, 0, 0}, system{1, -1, 2, 4};
  // |differences| less their mean of 2: -1, -1, 0, 2.
  EXPECT_DOUBLE_EQ(bootstrap_p_value(baseline, system, 1.5), 2 / 5.0);
  EXPECT_DOUBLE_EQ(bootstrap_p_value(baseline, system, 2), 1 / 5.0);
}

TEST(Significance, OneSentenceIsAlwaysDrawn) {
  const Bleu metric;
  const auto one = scored(metric, {"a b c d"}, {"a b c d"});
  EXPECT_NEAR(bootstrap_interval(one).mean, 100, 1e-9);
  EXPECT_EQ(bootstrap_interval(one).half_width, 0);
}

TEST(Significance, RefusesWhatCannotBeCompared) {
  const Bleu metric;
  const ScoredText<Bleu> none{metric, {}};
  const auto one = scored(metric, {"a"}, {"a"}), two = scored(metric, {"a", "b"}, {"a", "b"});
  EXPECT_THAT(error_of([&] { bootstrap_interval(none); }), HasSubstr("no sentences"));
  EXPECT_THAT(error_of([&] { paired_bootstrap(one, two); }),
              HasSubstr("the baseline has 1 sentences, the system 2"));
  EXPECT_THAT(error_of([&] { paired_randomisation(one, two); }), HasSubstr("of one text"));
}

}  // namespace
}  // namespace regard
