#pragma once

#include <torch/nn/module.h>

#include <memory>

#include "regard/attention/observer.h"
#include "regard/attention/step_memory.h"
#include "regard/attention/step_weight.h"
#include "regard/config/options.h"

namespace regard {

/// What attention looks at: a sentence projected once, read at every step.
struct Memory {
  torch::Tensor keys;     ///< [B,S,D]
  torch::Tensor values;   ///< [B,S,H]
  torch::Tensor mask;     ///< [B,S] bool, true where there is a word; undefined: nothing is masked
  StepWeight query = {};  ///< what projects each step's query, for attentions that do
  Watch watch = {};       ///< who looks on
  StepMemory steps = {};  ///< keys and values, for attentions that gather their gradients

  /// The memory of other rows in this order; rows may repeat. `rows` is [R] int64.
  Memory select(const torch::Tensor& rows) const;
};

struct AttentionOutput {
  torch::Tensor context;  ///< [B,T,H] the values, averaged by the weights
  torch::Tensor weights;  ///< [B,T,S] each row sums to 1 over the words
};

/// Attention of queries to a memory: scores for every key, a softmax over the words, a weighted sum
/// of the values. Values in, values out: nothing is kept between calls.
class Attention : public torch::nn::Module {
 public:
  /// Projects encoder states [B,S,H] for `forward`. `mask` may be undefined.
  virtual Memory remember(const torch::Tensor& states, const torch::Tensor& mask);

  /// `query` is [B,T,Q].
  virtual AttentionOutput forward(const torch::Tensor& query, const Memory& memory) = 0;
};

/// Widths that an attention connects.
struct AttentionShape {
  int64_t query_size = 0;       ///< Q
  int64_t state_size = 0;       ///< H, of the encoder states
  int64_t hidden_size = 0;      ///< of the space where query and key meet (additive, scaled-dot)
  int64_t max_length = 0;       ///< positions that location attention can weigh
  double bandwidth = 1;         ///< of kernels, where training begins
  bool learn_bandwidth = true;  ///< or keep it as it is
};

/// The attention of a kind; a null pointer for `none`. A kind that is known as a score of heads
/// (see `make_head_score`) and needs nothing of its own here is that score of projected queries and
/// keys. Throws Error if the shape does not fit.
std::shared_ptr<Attention> make_attention(AttentionKind kind, const AttentionShape& shape);

}  // namespace regard
