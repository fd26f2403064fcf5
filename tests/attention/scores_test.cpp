#include "regard/attention/scores.h"

#include <gtest/gtest.h>
#include <torch/types.h>

#include "attention/gradient_check.h"

namespace regard {
namespace {

using torch::Tensor;

/// Two sentences, three heads, four queries, five keys of width six.
class ScoresTest : public testing::Test {
 protected:
  /// Each score by itself, from one query and one key.
  template <typename Score>
  Tensor one_by_one(Score&& score) const {
    const Tensor scores = torch::empty({2, 3, 4, 5}, torch::kDouble);
    for (int64_t b = 0; b < 2; ++b)
      for (int64_t n = 0; n < 3; ++n)
        for (int64_t t = 0; t < 4; ++t)
          for (int64_t s = 0; s < 5; ++s)
            scores[b][n][t][s] = score(queries_[b][n][t], keys_[b][n][s], n);
    return scores;
  }

  Tensor queries_ = torch::randn({2, 3, 4, 6}, torch::kDouble);
  Tensor keys_ = torch::randn({2, 3, 5, 6}, torch::kDouble);
};

TEST_F(ScoresTest, Dot) {
  const Tensor expected =
      one_by_one([](const Tensor& q, const Tensor& k, int64_t) { return q.dot(k); });
  EXPECT_LE(largest_difference(dot_scores(queries_, keys_), expected), 1e-13);
  EXPECT_LE(largest_difference(dot_scores(queries_, keys_, 0.25), expected * 0.25), 1e-13);
}

TEST_F(ScoresTest, AdditiveWithOneVectorOrOneForEachHead) {
  const Tensor v = torch::randn({3, 6}, torch::kDouble);
  const auto with = [&](auto head) {
    return one_by_one([&, head](const Tensor& q, const Tensor& k, int64_t n) {
      return v[head(n)].dot((q + k).tanh());
    });
  };
  EXPECT_LE(
      largest_difference(additive_scores(queries_, keys_, v[1]), with([](int64_t) { return 1; })),
      1e-13);
  EXPECT_LE(largest_difference(additive_scores(queries_, keys_, v.view({3, 1, 1, 6})),
                               with([](int64_t n) { return n; })),
            1e-13);
}

TEST_F(ScoresTest, SquaredDistance) {
  const Tensor expected =
      one_by_one([](const Tensor& q, const Tensor& k, int64_t) { return (q - k).square().sum(); });
  EXPECT_LE(largest_difference(squared_distances(queries_, keys_), expected), 1e-12);
}

TEST_F(ScoresTest, ASquaredDistanceIsNeverBelowZero) {
  const Tensor far = torch::full({1, 3, 6}, 1e4F) + torch::rand({1, 3, 6});
  EXPECT_GE(squared_distances(far, far).min().item<float>(), 0);
}

}  // namespace
}  // namespace regard
