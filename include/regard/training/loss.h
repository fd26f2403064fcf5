#pragma once

#include <torch/types.h>

#include "regard/model/output_layer.h"

namespace regard {

/// Sums over the real words of a batch (padding counts nothing), in nats.
struct LossSums {
  torch::Tensor objective;  ///< scalar to minimise: cross-entropy with label smoothing
  torch::Tensor nll;        ///< scalar to report: negative log-likelihood, no gradient
};

/// Cross-entropy of features [B,T,F] projected to the vocabulary against `targets` [B,T]. With
/// smoothing e each word's objective is (1-e) * nll + e * the mean of -log p over the vocabulary
/// (Szegedy et al. 2016, section 7; PyTorch's `CrossEntropyLoss(label_smoothing=e)`).
///
/// Projection and loss go together, a thousand words at a time, and where a gradient is needed
/// it is computed in the same pass: no [words,V] tensor is ever whole.
LossSums projected_cross_entropy(const torch::Tensor& features, const OutputLayer& output,
                                 const torch::Tensor& targets, double label_smoothing);

}  // namespace regard
