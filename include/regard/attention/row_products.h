#pragma once

#include <torch/types.h>

namespace regard {

/// Products of matrices with a row for each word of a batch. No two batches have the same number of
/// words, and on a CPU torch compiles a bfloat16 product anew for each shape, which takes as long
/// as to compute it and a megabyte: so the rows go through in blocks of a few sizes.

/// a b of [M,K] and [K,N].
torch::Tensor row_product(const torch::Tensor& a, const torch::Tensor& b);

/// a^T b of [M,K] and [M,N]: a sum over rows.
torch::Tensor summed_row_product(const torch::Tensor& a, const torch::Tensor& b);

/// A second factor of many products in the form that they take fastest: compiled ones that read a
/// transposed factor are slow and take megabytes each.
torch::Tensor as_factor(const torch::Tensor& b);

/// With as many rows of zeros as make the number round, where that is worth it.
torch::Tensor with_round_rows(const torch::Tensor& a);

}  // namespace regard
