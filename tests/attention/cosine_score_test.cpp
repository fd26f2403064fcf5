#include "attention/cosine_score.h"

#include <ATen/ops/cosine_similarity.h>
#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "attention/gradient_check.h"

namespace regard {
namespace {

TEST(CosineScoreTest, IsPytorchsCosineSimilarityTimesASharpnessForEachHead) {
  torch::NoGradGuard no_grad;
  CosineScore score({.heads = 2, .width = 3});
  score.to(torch::kDouble);
  EXPECT_EQ(score.named_parameters().keys(), std::vector<std::string>{"log_sharpness"});
  score.parameters()[0].copy_(torch::tensor({2, 5}, torch::kDouble).log());
  const torch::Tensor queries = torch::randn({2, 2, 4, 3}, torch::kDouble);
  const torch::Tensor keys = torch::randn({2, 2, 5, 3}, torch::kDouble);
  const torch::Tensor cosines =
      at::cosine_similarity(queries.unsqueeze(3), keys.unsqueeze(2), -1);  // [B,N,T,S]
  const torch::Tensor expected = cosines * torch::tensor({2, 5}, torch::kDouble).view({2, 1, 1});
  EXPECT_LE(largest_difference(score.forward(queries, keys, {}), expected), 1e-12);
}

TEST(CosineScoreTest, LengthsDoNotMatterAndAVectorOfZerosIsLikeNone) {
  torch::NoGradGuard no_grad;
  CosineScore score({.heads = 1, .width = 2});
  const torch::Tensor query = torch::tensor({1., 0.}).view({1, 1, 1, 2});
  const torch::Tensor keys = torch::tensor({3., 0., -7., 0., 0., 5., 0., 0.}).view({1, 1, 4, 2});
  const torch::Tensor expected = torch::tensor({10., -10., 0., 0.}).view({1, 1, 1, 4});
  EXPECT_LE(largest_difference(score.forward(query, keys, {}), expected), 1e-5);
  EXPECT_LE(largest_difference(score.forward(1000 * query, keys, {}), expected), 1e-5);
}

}  // namespace
}  // namespace regard
