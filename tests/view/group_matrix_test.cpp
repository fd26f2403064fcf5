#include "view/group_matrix.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/scratch.h"
#include "view/small_gaze.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using testing::matrix;
using Groups = std::vector<size_t>;

TEST(GroupMatrix, SumsColumnsAndAveragesRows) {
  const Matrix weights = matrix({{0.5F, 0.25F, 0.25F}, {0, 0.5F, 0.5F}, {1, 0, 0}});
  EXPECT_EQ(group_matrix(weights, Groups{0, 1, 1}, Groups{0, 0, 1}),
            matrix({{0.75F, 0.25F}, {0.75F, 0.25F}}));
  EXPECT_EQ(group_matrix(weights, Groups{0, 0, 1}, Groups{0, 1, 2}),
            matrix({{0.25F, 0.375F, 0.375F}, {1, 0, 0}}));
  EXPECT_EQ(group_matrix(weights, Groups{0, 1, 2}, Groups{0, 1, 2}), weights);
}

TEST(GroupMatrix, NothingGroupedIsNothing) { EXPECT_TRUE(group_matrix({}, {}, Groups{0}).empty()); }

TEST(GroupMatrix, RefusesNumbersThatDoNotFit) {
  EXPECT_EQ(testing::error_of([] {
              group_matrix(matrix({{1, 2}}), Groups{0}, Groups{0});
            }),
            "a matrix of 1 by 2 cannot be grouped by 1 by 1 numbers");
}

TEST(EvenGroups, HaveLikeSizes) {
  EXPECT_THAT(even_groups(5, 2), ElementsAre(0, 0, 0, 1, 1));
  EXPECT_THAT(even_groups(3, 8), ElementsAre(0, 1, 2));
  EXPECT_THAT(even_groups(0, 8), ElementsAre());
}

}  // namespace
}  // namespace regard
