#include "search/scores.h"

#include <gtest/gtest.h>
#include <torch/types.h>

#include <cmath>
#include <limits>

#include "regard/base/error.h"

namespace regard {
namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

std::vector<int64_t> indices(const torch::Tensor& scores, int64_t count, int64_t row = 0) {
  const torch::Tensor found = rank(scores, count).indices[row].contiguous();
  return {found.data_ptr<int64_t>(), found.data_ptr<int64_t>() + found.numel()};
}

TEST(WordScores, AreLogProbabilitiesWithoutPadAndBos) {
  // softmax of ln(1), ln(2), ... over 6 words: (v + 1) / 21.
  const torch::Tensor scores =
      word_scores(torch::arange(1, 7).to(torch::kFloat).log().view({1, 6}), false);
  EXPECT_EQ(scores[0][0].item<float>(), -infinity);
  EXPECT_EQ(scores[0][2].item<float>(), -infinity);
  for (const int v : {1, 3, 4, 5})
    EXPECT_NEAR(scores[0][v].item<float>(), std::log((v + 1) / 21.0), 1e-6);
}

TEST(WordScores, ForbidAnEndAtTheBeginningUnlessNothingElseCanBeSaid) {
  torch::Tensor logits = torch::zeros({2, 6});
  logits[1].fill_(-infinity);
  logits[1][3] = 0;
  const torch::Tensor scores = word_scores(logits, true);
  EXPECT_EQ(scores[0][3].item<float>(), -infinity);
  EXPECT_EQ(scores[1][3].item<float>(), 0);
}

TEST(Rank, GivesTheBestFirst) {
  const torch::Tensor scores = torch::tensor({{1.F, 5.F, 3.F, 4.F}, {9.F, 2.F, 8.F, 7.F}});
  EXPECT_EQ(indices(scores, 3, 0), (std::vector<int64_t>{1, 3, 2}));
  EXPECT_EQ(indices(scores, 3, 1), (std::vector<int64_t>{0, 2, 3}));
  EXPECT_EQ(indices(scores, 99).size(), 4);
}

TEST(Rank, TakesTheLowerOfEquals) {
  torch::Tensor scores = torch::zeros({1, 1000});
  EXPECT_EQ(indices(scores, 4), (std::vector<int64_t>{0, 1, 2, 3}));
  scores[0][777] = 1;
  EXPECT_EQ(indices(scores, 3), (std::vector<int64_t>{777, 0, 1}));
  const torch::Tensor pairs = torch::tensor({{2.F, 1.F, 2.F, 1.F, 0.F}});
  EXPECT_EQ(indices(pairs, 4), (std::vector<int64_t>{0, 2, 1, 3}));
}

TEST(Rank, EqualsAStableSortOfLongRows) {
  for (const int64_t size : {5000, 6400, 12345}) {
    // Few distinct values: ties everywhere; and all different.
    for (const torch::Tensor& scores :
         {torch::randint(300, {4, size}).to(torch::kFloat), torch::randn({4, size})}) {
      const auto sorted = torch::sort(scores, /*stable=*/true, 1, /*descending=*/true);
      const Ranking found = rank(scores, 10);
      EXPECT_TRUE(found.indices.equal(std::get<1>(sorted).narrow(1, 0, 10)));
      EXPECT_TRUE(found.scores.equal(std::get<0>(sorted).narrow(1, 0, 10)));
    }
  }
}

TEST(Rank, RefusesDamagedNumbers) {
  torch::Tensor scores = torch::zeros({2, 9});
  scores[1][4] = NAN;
  EXPECT_THROW(rank(scores, 2), Error);
}

TEST(NormalizeScore, DividesByAPowerOfTheLength) {
  EXPECT_DOUBLE_EQ(normalize_score(-6, 4, 0), -6);
  EXPECT_DOUBLE_EQ(normalize_score(-6, 4, 1), -1.5);
  EXPECT_DOUBLE_EQ(normalize_score(-6, 4, 0.5), -3);
}

}  // namespace
}  // namespace regard
