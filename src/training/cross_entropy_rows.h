#pragma once

#include <torch/types.h>

namespace regard {

/// Sums over rows, in nats.
struct CrossEntropySums {
  double objective = 0;  ///< with label smoothing
  double nll = 0;        ///< negative log-likelihood
};

/// Cross-entropy of `scores` [N,V] + `bias` [V] against `targets` [N]. The scores become the
/// gradient of the objective in place: softmax(scores + bias) - (1 - smoothing) * target -
/// smoothing / V; `to_bias` [V], if defined, gets their sum over rows added. `bias` and `to_bias`
/// are float where the scores are narrower.
///
/// In three loops over a row that lies in the cache, on a CPU for float, double and bfloat16.
CrossEntropySums cross_entropy_rows(const torch::Tensor& scores, const torch::Tensor& bias,
                                    const torch::Tensor& targets, double smoothing,
                                    const torch::Tensor& to_bias = {});
/// The same, one ATen operation after another: for other devices and types.
CrossEntropySums cross_entropy_rows_plain(const torch::Tensor& scores, const torch::Tensor& bias,
                                          const torch::Tensor& targets, double smoothing,
                                          const torch::Tensor& to_bias = {});

}  // namespace regard
