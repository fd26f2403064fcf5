#pragma once

#include <torch/types.h>

#include "regard/attention/attention.h"
#include "regard/attention/kernel.h"

namespace regard {

/// Queries, keys and values without anything learned, from a table's look-up to its soft form. All
/// give {context [B,T,H], weights [B,T,S]} for queries [B,T,D], keys [B,S,D] and values [B,S,H]
/// where `mask` ([B,S], [B,T,S] or undefined) is true.

/// A table's answer: the nearest key weighs 1, the first of several.
AttentionOutput exact_lookup(const torch::Tensor& queries, const Memory& memory);

/// Every key weighs alike, whatever is asked.
AttentionOutput average_pooling(const torch::Tensor& queries, const Memory& memory);

struct KernelPooling {
  torch::Tensor context;   ///< [B,T,H]
  torch::Tensor weights;   ///< [B,T,S]
  torch::Tensor fallback;  ///< [B,T] bool: queries without a key in range, answered by the nearest
};

/// Each key weighs by a kernel of its distance in bandwidths: Nadaraya-Watson regression.
/// `bandwidth`, above 0, broadcasts to [B,T,S].
KernelPooling kernel_pooling(Kernel kernel, const torch::Tensor& bandwidth,
                             const torch::Tensor& queries, const Memory& memory);

}  // namespace regard
