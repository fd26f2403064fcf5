#pragma once

#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>

#include <functional>

#include "regard/attention/multi_head_attention.h"
#include "regard/config/options.h"

namespace regard {

/// What the layers of a Transformer's encoder and decoder share: sublayers with a way round each,
///
///   pre:  x + dropout(sublayer(norm(x)))     Xiong et al. 2020
///   post: norm(x + dropout(sublayer(x)))     Vaswani et al. 2017, section 3.1
///
/// and a feed-forward network W_2 relu(W_1 x + b_1) + b_2 (section 3.3). Parameters have the names
/// of torch.nn.TransformerEncoderLayer and -DecoderLayer.
class TransformerBlock : public torch::nn::Module {
 protected:
  TransformerBlock(const ModelOptions& options, double dropout, int sublayers);

  using Sublayer = std::function<torch::Tensor(const torch::Tensor&)>;
  /// The sublayer with that number, from 0, and the way round it.
  torch::Tensor apply(size_t number, const torch::Tensor& input, const Sublayer& sublayer);
  torch::Tensor feed_forward(const torch::Tensor& input);

 private:
  NormOrder order_;
  double dropout_;
  std::vector<torch::nn::LayerNorm> norms_;
  torch::nn::Linear linear1_, linear2_;
};

/// Self-attention, feed-forward.
class TransformerEncoderBlock : public TransformerBlock {
 public:
  explicit TransformerEncoderBlock(const ModelOptions& options);

  /// Words [B,S,E]; `mask` [B,S] is true where there is one.
  torch::Tensor forward(const torch::Tensor& words, const torch::Tensor& mask,
                        const Watch& watch = {});

 private:
  std::shared_ptr<MultiHeadAttention> self_attention_;
};

/// Self-attention over the words so far, cross attention to the source, feed-forward.
class TransformerDecoderBlock : public TransformerBlock {
 public:
  explicit TransformerDecoderBlock(const ModelOptions& options);

  /// What `forward` reads of the source.
  Memory remember(const torch::Tensor& states, const torch::Tensor& mask) const;

  /// Words [B,T,E] that follow those of `past`, which grows by them; several of them only where
  /// nothing is past. Weights are those of the cross attention.
  MultiHeadOutput forward(const torch::Tensor& words, Memory& past, const Memory& source,
                          Weights weights);

 private:
  std::shared_ptr<MultiHeadAttention> self_attention_, cross_attention_;
};

/// The normalisation after the last layer, which torch.nn.Transformer has in either order.
torch::nn::LayerNorm last_norm(const ModelOptions& options);

}  // namespace regard
