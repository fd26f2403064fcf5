#pragma once

#include "regard/attention/head_score.h"

namespace regard {

/// score(q, k) = b cos(q, k) = b q.k / (|q| |k|): how alike two directions are, whatever their
/// lengths. The sharpness b > 0 is learned, by its logarithm, for each head. Content-based
/// addressing of Graves, Wayne and Danihelka 2014, "Neural Turing Machines", eq. 5 and 6.
class CosineScore : public HeadScore {
 public:
  explicit CosineScore(const HeadShape& shape);

  torch::Tensor forward(const torch::Tensor& queries, const torch::Tensor& keys,
                        const torch::Tensor& mask) override;
  ScoreTerms terms(const torch::Tensor& queries, const torch::Tensor& keys) const override;

 private:
  torch::Tensor log_sharpness_;  // [N]
};

}  // namespace regard
