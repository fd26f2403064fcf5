#include "model/transformer_block.h"

#include <torch/nn/init.h>
#include <torch/types.h>

#include "model/layer_norm.h"
#include "regard/attention/linear.h"
#include "regard/attention/masked_softmax.h"
#include "regard/model/dropout.h"

namespace regard {
namespace {

torch::nn::LayerNorm norm(const ModelOptions& options) {
  return torch::nn::LayerNorm(torch::nn::LayerNormOptions({options.embedding_size}));
}

torch::nn::Linear xavier_linear(int64_t from, int64_t to) {
  torch::nn::Linear linear(from, to);
  torch::nn::init::xavier_uniform_(linear->weight);
  return linear;
}

std::shared_ptr<MultiHeadAttention> attention(const ModelOptions& options, bool rotary) {
  return std::make_shared<MultiHeadAttention>(
      MultiHeadShape{.width = options.embedding_size,
                     .head = {.heads = options.heads,
                              .bandwidth = options.attention_bandwidth,
                              .learn_bandwidth = options.learn_bandwidth},
                     .kind = options.attention,
                     .rotary = rotary});
}

std::shared_ptr<MultiHeadAttention> self_attention(const ModelOptions& options) {
  return attention(options, options.positions == PositionKind::rotary);
}

}  // namespace

TransformerBlock::TransformerBlock(const ModelOptions& options, double dropout, int sublayers)
    : order_(options.norm),
      dropout_(dropout),
      linear1_(register_module("linear1",
                               xavier_linear(options.embedding_size, options.feed_forward_size))),
      linear2_(register_module("linear2",
                               xavier_linear(options.feed_forward_size, options.embedding_size))) {
  for (int number = 1; number <= sublayers; ++number)
    norms_.push_back(register_module(fmt::format("norm{}", number), norm(options)));
}

torch::Tensor TransformerBlock::apply(size_t number, const torch::Tensor& input,
                                      const Sublayer& sublayer) {
  torch::nn::LayerNorm& norm = norms_[number];
  const auto around = [&](const torch::Tensor& said) {
    return add_dropped(input, said, dropout_, is_training());
  };
  if (order_ == NormOrder::pre) return around(sublayer(apply_layer_norm(norm, input)));
  return norm(around(sublayer(input)));
}

torch::Tensor TransformerBlock::feed_forward(const torch::Tensor& input) {
  return apply_linear(linear2_, apply_linear(linear1_, input, Activation::relu));
}

TransformerEncoderBlock::TransformerEncoderBlock(const ModelOptions& options)
    : TransformerBlock(options, options.encoder_dropout, 2),
      self_attention_(register_module("self_attn", self_attention(options))) {}

torch::Tensor TransformerEncoderBlock::forward(const torch::Tensor& words,
                                               const torch::Tensor& mask, const Watch& watch) {
  const torch::Tensor seen = apply(0, words, [&](const torch::Tensor& input) {
    Memory memory{.keys = {}, .values = {}, .mask = {}, .watch = watch};
    return self_attention_->attend_self(input, memory, mask, Weights::leave_out).output;
  });
  return apply(1, seen, [this](const torch::Tensor& input) { return feed_forward(input); });
}

TransformerDecoderBlock::TransformerDecoderBlock(const ModelOptions& options)
    : TransformerBlock(options, options.decoder_dropout, 3),
      self_attention_(register_module("self_attn", self_attention(options))),
      cross_attention_(register_module("multihead_attn", attention(options, false))) {}

Memory TransformerDecoderBlock::remember(const torch::Tensor& states,
                                         const torch::Tensor& mask) const {
  return cross_attention_->remember(states, mask);
}

MultiHeadOutput TransformerDecoderBlock::forward(const torch::Tensor& words, Memory& past,
                                                 const Memory& source, Weights weights) {
  const int64_t count = words.size(1);
  TORCH_CHECK(count == 1 || !past.values.defined(), "one word at a time, or all from the first");
  const torch::Tensor mask = count > 1 ? causal_mask(count, words.device()) : torch::Tensor();
  const torch::Tensor said = apply(0, words, [&](const torch::Tensor& input) {
    return self_attention_->attend_self(input, past, mask, Weights::leave_out).output;
  });
  MultiHeadOutput crossed;
  const torch::Tensor informed = apply(1, said, [&](const torch::Tensor& input) {
    crossed = cross_attention_->forward(input, source, weights);
    return crossed.output;
  });
  crossed.output =
      apply(2, informed, [this](const torch::Tensor& input) { return feed_forward(input); });
  // What is past is seen by all that follow.
  past.mask = torch::Tensor();
  return crossed;
}

torch::nn::LayerNorm last_norm(const ModelOptions& options) { return norm(options); }

}  // namespace regard
