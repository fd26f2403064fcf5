#include "contest/report_tables.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "contest/small_report.h"

namespace regard {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(ReportTables, SayWhatTheStandingsSay) {
  const Report report = testing::small_report();
  const auto tables = report_tables(report);
  ASSERT_EQ(tables.size(), 4u);
  const Standing& bleu = report.standings.systems[1].metrics[0];
  EXPECT_EQ(tables[0].rows[1][1],
            fmt::format("{:.2f} ± {:.2f}", bleu.scores[0], bleu.intervals[0].half_width));
  EXPECT_EQ(tables[0].rows[1][4], fmt::format("{0:.2f}, {0:.2f}", bleu.scores[0]));
  ASSERT_EQ(tables[1].rows.size(), 1u) << "the first has nobody to be tested against";
  EXPECT_EQ(tables[1].rows[0][0], "other against one|two");
  EXPECT_EQ(tables[1].rows[0][1], fmt::format("{:.4f}", bleu.bootstrap_p[0]));
  EXPECT_EQ(tables[1].rows[0][2], fmt::format("{:.4f}", bleu.randomisation_p[0]));
  EXPECT_THAT(tables[2].rows[0],
              ElementsAre("one|two", "1.50 M", "20", "1.5", "1,234", "0.51", "4", "1.25"));
  EXPECT_EQ(tables[2].rows[1].back(), "-");
  EXPECT_THAT(tables[3].columns, ElementsAre("system", "1-5 (1)", "6-10 (1)"));
  EXPECT_EQ(tables[3].rows[1][2], "100.0");
  for (const Table& table : tables)
    for (const auto& row : table.rows) EXPECT_EQ(row.size(), table.columns.size()) << table.title;
}

TEST(ReportTables, EqualScoresNeedNoTest) {
  Report report = testing::small_report();
  report.outcomes[1] = report.outcomes[0];
  report.standings =
      stand(report.outcomes, report.pairs, Against::first, {.resamples = 20, .trials = 20});
  EXPECT_THAT(report_tables(report)[1].rows[0],
              ElementsAre("other against one|two", "=", "=", "=", "=", "=", "="));
  report = testing::small_report();
  report.standings.systems[1].metrics[0].scores[1] =
      report.standings.systems[0].metrics[0].scores[1] + 0.001;
  const auto row = report_tables(report)[1].rows[0];
  EXPECT_EQ(row[1], "=") << "one seed is enough";
  EXPECT_NE(row[3], "=") << "chrF differs";
}

TEST(ReportFacts, SayWhatWasHeldOutWithoutValidationPairs) {
  Report report = testing::small_report();
  EXPECT_THAT(report_facts(report)[0], HasSubstr("best model chosen on valid.tsv, scored"));
  report.valid.clear();
  EXPECT_THAT(report_facts(report)[0],
              HasSubstr("best model chosen on a part of it that was held out (a twentieth"));
}

TEST(ReportFacts, NameTheDataAndTheSignatures) {
  const auto facts = report_facts(testing::small_report());
  EXPECT_THAT(facts, Contains(HasSubstr("the 2 pairs of test.tsv")));
  EXPECT_THAT(facts, Contains("Budget: 20 updates for each; 2 seeds (1, 2)."));
  EXPECT_THAT(facts, Contains(HasSubstr("tok:13a")));
}

}  // namespace
}  // namespace regard
