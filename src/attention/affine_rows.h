#pragma once

#include <torch/types.h>

#include "regard/attention/linear.h"

namespace regard {

/// What linear layers do to matrices on a CPU with a row for each word, beside their products.
/// Biases and their gradients are float where rows are narrower.

/// activation(a b + bias) of rows a [M,K], b [K,N] and bias [N], which may be undefined.
torch::Tensor affine_rows(const torch::Tensor& a, const torch::Tensor& b, const torch::Tensor& bias,
                          Activation activation);

/// [M,N] to [N].
torch::Tensor column_sums(const torch::Tensor& rows);

}  // namespace regard
