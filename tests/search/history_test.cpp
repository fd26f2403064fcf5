#include "search/history.h"

#include <gtest/gtest.h>
#include <torch/types.h>

namespace regard {
namespace {

TEST(History, FollowsEachWordBackToItsAttention) {
  History history;
  history.begin_step(torch::tensor({{0.1F, 0.9F, 0.F}}));
  const auto first = history.say(History::beginning, 7, 0);
  history.begin_step(torch::tensor({{0.2F, 0.8F, 0.F}, {0.3F, 0.7F, 0.F}}));
  const auto left = history.say(first, 8, 0);
  const auto right = history.say(first, 3, 1);

  const Hypothesis open = history.trace(left, 2);
  EXPECT_EQ(open.ids, (std::vector<int64_t>{7, 8}));
  EXPECT_FALSE(open.finished);
  EXPECT_EQ(open.attention, (std::vector<std::vector<float>>{{0.1F, 0.9F}, {0.2F, 0.8F}}));

  const Hypothesis ended = history.trace(right, 3);
  EXPECT_EQ(ended.ids, (std::vector<int64_t>{7}));
  EXPECT_TRUE(ended.finished);
  EXPECT_EQ(ended.attention,
            (std::vector<std::vector<float>>{{0.1F, 0.9F, 0.F}, {0.3F, 0.7F, 0.F}}));
}

TEST(History, DoesWithoutAttention) {
  History history;
  history.begin_step({});
  const Hypothesis hypothesis = history.trace(history.say(History::beginning, 5, 0), 4);
  EXPECT_EQ(hypothesis.ids, (std::vector<int64_t>{5}));
  EXPECT_TRUE(hypothesis.attention.empty());
}

TEST(History, BeginsEmpty) {
  const Hypothesis hypothesis = History().trace(History::beginning, 4);
  EXPECT_TRUE(hypothesis.ids.empty());
  EXPECT_FALSE(hypothesis.finished);
}

}  // namespace
}  // namespace regard
