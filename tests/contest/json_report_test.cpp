#include <gtest/gtest.h>

#include "contest/small_report.h"

namespace regard {
namespace {

TEST(JsonReport, HoldsEveryNumber) {
  const Report report = testing::small_report();
  const auto json = report_json(report);
  EXPECT_EQ(json["title"], report.contest.title);
  EXPECT_EQ(json["pairs"], 2);
  EXPECT_EQ(json["seeds"], report.seeds);
  EXPECT_EQ(json["signatures"]["ter"], report.standings.signatures[2]);
  EXPECT_EQ(json["lengths"][1]["words"], "6-10");
  ASSERT_EQ(json["systems"].size(), 2u);
  const auto& other = json["systems"][1];
  EXPECT_EQ(other["tested_against"], "one|two");
  EXPECT_FALSE(json["systems"][0].contains("tested_against"));
  const Standing& chrf = report.standings.systems[1].metrics[1];
  EXPECT_EQ(other["chrf"]["mean"], chrf.mean());
  EXPECT_EQ(other["chrf"]["runs"][1]["score"], chrf.scores[1]);
  EXPECT_EQ(other["chrf"]["runs"][1]["bootstrap_p"], chrf.bootstrap_p[1]);
  EXPECT_FALSE(json["systems"][0]["chrf"]["runs"][0].contains("bootstrap_p"));
  EXPECT_EQ(other["bleu_by_length"], report.standings.systems[1].bleu_by_length);
  EXPECT_EQ(other["runs"][0]["memory_mb"], 512);
  EXPECT_TRUE(other["runs"][0]["attention_entropy"].is_null());
  EXPECT_EQ(other["options"]["model"]["attention"], "scaled-dot");
}

}  // namespace
}  // namespace regard
