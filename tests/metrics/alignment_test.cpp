#include "metrics/alignment.h"

#include <gmock/gmock.h>

namespace regard::metrics {
namespace {

using ::testing::ElementsAre;
using enum EditOperation;

TEST(Alignment, FollowsTheScriptOnBothSides) {
  // hypothesis: a x b c      reference: a y d b
  const Alignment alignment = align({keep, substitute, insert, keep, remove});
  EXPECT_THAT(alignment.hypothesis_of, ElementsAre(0, 1, 1, 2));
  EXPECT_THAT(alignment.hypothesis_wrong, ElementsAre(false, true, false, true));
  EXPECT_THAT(alignment.reference_wrong, ElementsAre(false, true, true, false));
}

TEST(Alignment, BeforeTheFirstHypothesisWordStandsNone) {
  EXPECT_THAT(align({insert, insert}).hypothesis_of, ElementsAre(-1, -1));
  EXPECT_THAT(align({remove}).hypothesis_of, ElementsAre());
}

}  // namespace
}  // namespace regard::metrics
