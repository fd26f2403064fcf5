#include "attention/additive_attention.h"

#include <torch/types.h>

#include "attention/fused_additive.h"
#include "attention/weigh.h"
#include "regard/attention/linear.h"
#include "regard/attention/scores.h"

namespace regard {
namespace {

/// Not so where someone has put other keys or values in their place.
bool holds(const StepMemory& steps, const Memory& memory) {
  const auto same = [](const torch::Tensor& a, const torch::Tensor& b) {
    return a.is_alias_of(b) && a.sizes() == b.sizes();
  };
  return same(steps.keys(), memory.keys) && same(steps.values(), memory.values);
}

}  // namespace

AdditiveAttention::AdditiveAttention(const AttentionShape& shape)
    : query_projection_(
          register_module("Wa", torch::nn::Linear(shape.query_size, shape.hidden_size))),
      key_projection_(
          register_module("Ua", torch::nn::Linear(shape.state_size, shape.hidden_size))),
      score_(register_module("Va", torch::nn::Linear(shape.hidden_size, 1))) {}

Memory AdditiveAttention::remember(const torch::Tensor& given, const torch::Tensor& mask) {
  const torch::Tensor states = given.contiguous();
  Memory memory{.keys = apply_linear(key_projection_, states),
                .values = states,
                .mask = mask,
                .query = {query_projection_->weight, query_projection_->bias}};
  if (memory.keys.scalar_type() == states.scalar_type())
    memory.steps = StepMemory(memory.keys, memory.values);
  return memory;
}

AttentionOutput AdditiveAttention::forward(const torch::Tensor& query, const Memory& memory) {
  const torch::Tensor queries = memory.query.linear(query);
  // A bias moves all scores alike, which a softmax does not see: its gradient is 0.
  if (!memory.watch && memory.steps.defined()) {
    const StepMemory steps =
        holds(memory.steps, memory) ? memory.steps : StepMemory(memory.keys, memory.values);
    if (fusible(queries, steps))
      return fused_additive(queries, steps, score_->weight[0] + 0 * score_->bias, memory.mask);
  }
  const torch::Tensor scores =
      additive_scores(queries, memory.keys, score_->weight[0]) + score_->bias;
  return attend(scores, memory, [&] {
    ScoreTerms terms = one_head(queries, memory.keys);
    terms.direction = score_->weight;
    terms.offset = score_->bias;
    return terms;
  });
}

}  // namespace regard
