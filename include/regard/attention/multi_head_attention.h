#pragma once

#include <torch/nn/modules/linear.h>

#include <memory>
#include <vector>

#include "regard/attention/attention.h"
#include "regard/attention/head_score.h"

namespace regard {

/// Whether who asks will read the weights. Without them attention by products runs as one fused
/// operation, which keeps them for its own backward alone.
enum class Weights { leave_out, give };

struct MultiHeadOutput {
  torch::Tensor output;   ///< [B,T,E]
  torch::Tensor weights;  ///< [B,N,T,S] each row sums to 1; undefined where they are left out
};

struct MultiHeadShape {
  int64_t width = 0;  ///< E, of queries, states and output
  HeadShape head;     ///< `head.heads` must divide E; `head.width` follows from both
  AttentionKind kind = AttentionKind::scaled_dot;
  bool rotary = false;  ///< turn queries and keys by their positions (see `rotate`)
};

/// Attention in N heads at once, each in a projection of its own with E / N columns:
///
///   head_n = attention(Q W_n^Q, K W_n^K, V W_n^V),  output = [head_1; ...; head_N] W^O
///
/// Vaswani et al. 2017, section 3.2.2, with biases; parameters are named and laid out as
/// torch.nn.MultiheadAttention's (`in_proj_weight` [3E,E] holds W^Q, W^K and W^V), so that weights
/// pass both ways. What stands between queries and keys in a head may be any kind that reads them.
/// A memory is [B,N,S,E/N]; values in, values out: nothing is kept between calls.
class MultiHeadAttention : public torch::nn::Module {
 public:
  /// Throws Error for a kind that reads no keys or a width that the heads do not divide.
  explicit MultiHeadAttention(const MultiHeadShape& shape);

  /// Projects states [B,S,E] once for any number of queries. `mask` is [B,S], or [B,T,S] where
  /// queries see different keys (B may be 1), or undefined.
  Memory remember(const torch::Tensor& states, const torch::Tensor& mask) const;

  /// Cross attention of queries [B,T,E].
  MultiHeadOutput forward(const torch::Tensor& query, const Memory& memory, Weights weights);

  /// Self-attention of words [B,T,E] that follow those of `memory` (none where it is undefined):
  /// `memory` grows by them. `mask` says what they see of all.
  MultiHeadOutput attend_self(const torch::Tensor& words, Memory& memory, const torch::Tensor& mask,
                              Weights weights);

 private:
  /// Parts `first` to `first + count` of query, key and value, each [B,N,T,E/N].
  std::vector<torch::Tensor> project(const torch::Tensor& input, int64_t first,
                                     int64_t count) const;
  MultiHeadOutput attend(const torch::Tensor& queries, const Memory& memory, Weights weights);

  MultiHeadShape shape_;
  torch::Tensor in_weight_, in_bias_;
  torch::nn::Linear out_ = nullptr;
  std::shared_ptr<HeadScore> score_;
};

}  // namespace regard
