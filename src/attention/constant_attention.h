#pragma once

#include "regard/attention/attention.h"

namespace regard {

/// Average pooling: every word weighs alike, whatever is asked. What a kernel that is constant
/// gives, and a fixed context for the whole sentence; nothing is learned.
class ConstantAttention : public Attention {
 public:
  explicit ConstantAttention(const AttentionShape& shape) : query_size_(shape.query_size) {}

  AttentionOutput forward(const torch::Tensor& query, const Memory& memory) override;

 private:
  int64_t query_size_;
};

}  // namespace regard
