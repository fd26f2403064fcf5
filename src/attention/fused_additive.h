#pragma once

#include "regard/attention/attention.h"

namespace regard {

/// Whether `fused_additive` reaches these.
bool fusible(const torch::Tensor& queries, const StepMemory& memory);

/// Additive attention of projected queries [B,T,D] in one piece, v^T tanh(q + k) over the words, a
/// softmax, and the average of the values (Bahdanau, Cho and Bengio 2015, appendix A.1.2), with a
/// gradient of its own: nothing of [B,T,S,D] is ever kept. `direction` is v [D]; `mask` [B,S] may
/// be undefined.
AttentionOutput fused_additive(const torch::Tensor& queries, const StepMemory& memory,
                               const torch::Tensor& direction, const torch::Tensor& mask);

}  // namespace regard
