#include "regard/metrics/metric.h"

#include <gtest/gtest.h>

#include "regard/base/error.h"
#include "regard/metrics/bleu.h"

namespace regard {
namespace {

TEST(Metric, UnequalLengthsAreRefusedInOneLine) {
  try {
    corpus_score(Bleu(), {"a", "b", "c"}, References::single({"a", "b"}));
    FAIL() << "no error";
  } catch (const Error& error) {
    const std::string message = error.what();
    EXPECT_NE(message.find("3 hypotheses"), std::string::npos) << message;
    EXPECT_NE(message.find("2 references"), std::string::npos) << message;
    EXPECT_EQ(message.find('\n'), std::string::npos);
  }
}

TEST(Metric, NoHypothesesAreRefused) {
  EXPECT_THROW(corpus_score(Bleu(), {}, References::single({"a"})), Error);
  EXPECT_THROW(corpus_statistics(Bleu(), {}, References::single({"a"})), Error);
}

TEST(Metric, StatisticsComeInTheOrderOfTheSentences) {
  const auto statistics = corpus_statistics(Bleu(), {"a", "b b"}, References::single({"a", "b"}));
  ASSERT_EQ(statistics.size(), 2U);
  EXPECT_EQ(statistics[0].total[0], 1);
  EXPECT_EQ(statistics[1].total[0], 2);
}

}  // namespace
}  // namespace regard
