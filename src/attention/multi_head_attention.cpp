#include "regard/attention/multi_head_attention.h"

#include <torch/nn/init.h>
#include <torch/types.h>

#include "attention/fused_attention.h"
#include "attention/weigh.h"
#include "regard/attention/linear.h"
#include "regard/attention/positions.h"
#include "regard/base/error.h"

namespace regard {
namespace {

MultiHeadShape checked(MultiHeadShape shape) {
  if (shape.head.heads < 1 || shape.width % shape.head.heads != 0)
    throw Error("--heads {} does not divide the width {} (--embedding-size)", shape.head.heads,
                shape.width);
  shape.head.width = shape.width / shape.head.heads;
  if (shape.rotary && shape.head.width % 2 != 0)
    throw Error("--positions rotary turns pairs of columns: a head needs an even width, not {}",
                shape.head.width);
  return shape;
}

}  // namespace

MultiHeadAttention::MultiHeadAttention(const MultiHeadShape& shape) : shape_(checked(shape)) {
  const int64_t width = shape_.width;
  in_weight_ = register_parameter("in_proj_weight", torch::empty({3 * width, width}));
  in_bias_ = register_parameter("in_proj_bias", torch::zeros(3 * width));
  out_ = register_module("out_proj", torch::nn::Linear(width, width));
  torch::nn::init::xavier_uniform_(in_weight_);
  torch::nn::init::xavier_uniform_(out_->weight);
  torch::nn::init::zeros_(out_->bias);
  score_ = register_module("score", make_head_score(shape_.kind, shape_.head));
}

std::vector<torch::Tensor> MultiHeadAttention::project(const torch::Tensor& input, int64_t first,
                                                       int64_t count) const {
  const int64_t width = shape_.width;
  const torch::Tensor projected = linear(input, in_weight_.narrow(0, first * width, count * width),
                                         in_bias_.narrow(0, first * width, count * width));
  std::vector<torch::Tensor> parts = projected.chunk(count, 2);
  for (torch::Tensor& part : parts)
    part = part.view({input.size(0), input.size(1), shape_.head.heads, shape_.head.width})
               .transpose(1, 2);
  return parts;
}

Memory MultiHeadAttention::remember(const torch::Tensor& states, const torch::Tensor& mask) const {
  const std::vector<torch::Tensor> projected = project(states, 1, 2);
  return {.keys = projected[0], .values = projected[1], .mask = mask};
}

MultiHeadOutput MultiHeadAttention::forward(const torch::Tensor& query, const Memory& memory,
                                            Weights weights) {
  return attend(project(query, 0, 1)[0], memory, weights);
}

MultiHeadOutput MultiHeadAttention::attend_self(const torch::Tensor& words, Memory& memory,
                                                const torch::Tensor& mask, Weights weights) {
  const std::vector<torch::Tensor> projected = project(words, 0, 3);
  const bool begins = !memory.values.defined();
  torch::Tensor queries = projected[0], keys = projected[1];
  if (shape_.rotary) {
    const int64_t before = begins ? 0 : memory.keys.size(2);
    queries = rotate(queries, before);
    keys = rotate(keys, before);
  }
  memory = {.keys = begins ? keys : torch::cat({memory.keys, keys}, 2),
            .values = begins ? projected[2] : torch::cat({memory.values, projected[2]}, 2),
            .mask = mask,
            .watch = memory.watch};
  return attend(queries, memory, weights);
}

MultiHeadOutput MultiHeadAttention::attend(const torch::Tensor& queries, const Memory& memory,
                                           Weights weights) {
  const std::optional<double> scale = score_->product_scale();
  if (scale && weights == Weights::leave_out && !memory.watch) {
    const AttentionOutput said =
        fused_attention(queries, memory.keys, memory.values, memory.mask, *scale, weights);
    return {.output = apply_linear(out_, said.context), .weights = {}};
  }
  const torch::Tensor scores = score_->forward(queries, memory.keys, memory.mask);
  const torch::Tensor rows =
      weigh(scores, memory, [&] { return score_->terms(queries, memory.keys); });  // [B,N,T,S]
  const torch::Tensor heads = torch::matmul(rows, memory.values);                  // [B,N,T,E/N]
  return {.output = apply_linear(out_, heads.transpose(1, 2).flatten(2)),
          .weights = weights == Weights::give ? rows : torch::Tensor()};
}

}  // namespace regard
