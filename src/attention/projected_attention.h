#pragma once

#include <torch/nn/modules/linear.h>

#include <memory>

#include "regard/attention/attention.h"
#include "regard/attention/head_score.h"

namespace regard {

/// One head: score(q, k) is a head's score of the projections Q q and K k to width d, without
/// biases; the values stay as they are. With `scaled_dot` Vaswani et al. 2017, eq. 1.
///
/// With a kernel the weights are those of Nadaraya-Watson pooling. A Gaussian over keys of one
/// length is scaled dot-product attention, at a bandwidth of d^(-1/4). A boxcar is flat and teaches
/// its distances nothing: its projections stay as they were drawn.
class ProjectedAttention : public Attention {
 public:
  ProjectedAttention(AttentionKind kind, const AttentionShape& shape);

  Memory remember(const torch::Tensor& states, const torch::Tensor& mask) override;
  AttentionOutput forward(const torch::Tensor& query, const Memory& memory) override;

 private:
  torch::nn::Linear query_projection_;
  torch::nn::Linear key_projection_;
  std::shared_ptr<HeadScore> score_;
};

}  // namespace regard
