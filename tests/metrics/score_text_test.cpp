#include "metrics/score_text.h"

#include <gtest/gtest.h>

namespace regard::metrics {
namespace {

TEST(ScoreText, HasNameSignatureAndDigits) {
  EXPECT_EQ(score_text("BLEU", "nrefs:1|tok:13a", 41.256, 2), "BLEU|nrefs:1|tok:13a = 41.26");
  EXPECT_EQ(score_text("chrF2", "", 54.39, 1), "chrF2 = 54.4");
  EXPECT_EQ(score_text("TER", "", 0, 0), "TER = 0");
}

}  // namespace
}  // namespace regard::metrics
