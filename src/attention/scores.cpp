#include "regard/attention/scores.h"

#include <torch/types.h>

namespace regard {

torch::Tensor dot_scores(const torch::Tensor& queries, const torch::Tensor& keys, double scale) {
  const torch::Tensor scaled = scale == 1 ? queries : queries * scale;
  return torch::matmul(scaled, keys.transpose(-2, -1));
}

torch::Tensor additive_scores(const torch::Tensor& queries, const torch::Tensor& keys,
                              const torch::Tensor& v) {
  const torch::Tensor meeting =
      (queries.unsqueeze(-2) + keys.unsqueeze(-3)).tanh_();  // [...,T,S,D]
  return v.dim() == 1 ? torch::matmul(meeting, v) : (meeting * v).sum(-1);
}

torch::Tensor squared_distances(const torch::Tensor& queries, const torch::Tensor& keys) {
  const torch::Tensor of_queries = queries.square().sum(-1, /*keepdim=*/true);  // [...,T,1]
  const torch::Tensor of_keys =
      keys.square().sum(-1, /*keepdim=*/true).transpose(-2, -1);  // [...,1,S]
  return (of_queries + of_keys - 2 * dot_scores(queries, keys)).clamp_min(0);
}

}  // namespace regard
