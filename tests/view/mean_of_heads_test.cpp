#include "view/mean_of_heads.h"

#include <gtest/gtest.h>

namespace regard {
namespace {

HeadGaze head(std::vector<float> weights) {
  return {.weights = {.rows = 1, .columns = 2, .values = std::move(weights)}};
}

TEST(MeanOfHeads, OfOneIsThatOne) {
  EXPECT_EQ(mean_of({head({0.25f, 0.75f})}), head({0.25f, 0.75f}).weights);
}

TEST(MeanOfHeads, CountsAllAlike) {
  EXPECT_EQ(mean_of({head({1, 0}), head({0.5f, 0.5f}), head({0, 1}), head({0, 1})}),
            head({0.375f, 0.625f}).weights);
}

}  // namespace
}  // namespace regard
