#pragma once

#include <torch/nn/modules/linear.h>

#include "regard/attention/attention.h"

namespace regard {

/// score(q, k) = q . k, for queries as wide as the states: Luong et al. 2015, eq. 8.
class DotAttention : public Attention {
 public:
  explicit DotAttention(const AttentionShape& shape);

  AttentionOutput forward(const torch::Tensor& query, const Memory& memory) override;
};

/// score(q, k) = q . W k, bilinear: Luong et al. 2015, eq. 8 ("general").
class GeneralAttention : public Attention {
 public:
  explicit GeneralAttention(const AttentionShape& shape);

  Memory remember(const torch::Tensor& states, const torch::Tensor& mask) override;
  AttentionOutput forward(const torch::Tensor& query, const Memory& memory) override;

 private:
  torch::nn::Linear key_projection_;
};

}  // namespace regard
