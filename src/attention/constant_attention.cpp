#include "attention/constant_attention.h"

#include <torch/types.h>

#include "regard/attention/pooling.h"

namespace regard {

AttentionOutput ConstantAttention::forward(const torch::Tensor& query, const Memory& memory) {
  TORCH_CHECK(
      query.dim() == 3 && query.size(0) == memory.values.size(0) && query.size(2) == query_size_,
      "queries ", query.sizes(), " do not fit values ", memory.values.sizes());
  return average_pooling(query, memory);
}

}  // namespace regard
