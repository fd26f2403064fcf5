#pragma once

#include <torch/nn/modules/linear.h>

#include "regard/attention/attention.h"
#include "regard/attention/kernel.h"

namespace regard {

/// score(q, k) = log K(|Q q - K k| / (h sqrt(d))) for projections to width d, so that a bandwidth h
/// of 1 is a difference of 1 in each coordinate, whatever the width. The weights are those of
/// Nadaraya-Watson pooling. h is above 0, for it is learned, where it is, by its logarithm.
///
/// A boxcar is flat and teaches its distances nothing: its projections stay as they were drawn, and
/// its bandwidth too.
///
/// With a Gaussian and keys of one length it is scaled dot-product attention, at h = d^(-1/4).
class KernelAttention : public Attention {
 public:
  KernelAttention(const AttentionShape& shape, Kernel kernel);

  Memory remember(const torch::Tensor& states, const torch::Tensor& mask) override;
  AttentionOutput forward(const torch::Tensor& query, const Memory& memory) override;

 private:
  Kernel kernel_;
  torch::nn::Linear query_projection_;
  torch::nn::Linear key_projection_;
  torch::Tensor log_bandwidth_;  // scalar
};

}  // namespace regard
