#include "regard/attention/attention.h"

#include "attention/additive_attention.h"
#include "attention/constant_attention.h"
#include "attention/dot_attention.h"
#include "attention/location_attention.h"
#include "attention/projected_attention.h"

namespace regard {

Memory Memory::select(const torch::Tensor& rows) const {
  Memory selected;
  selected.query = query;
  selected.watch = watch;
  if (!values.defined()) return selected;
  selected.values = values.index_select(0, rows);
  selected.keys = keys.is_same(values) ? selected.values : keys.index_select(0, rows);
  if (mask.defined()) selected.mask = mask.index_select(0, rows);
  if (steps.defined()) selected.steps = StepMemory(selected.keys, selected.values);
  return selected;
}

Memory Attention::remember(const torch::Tensor& states, const torch::Tensor& mask) {
  return {.keys = states, .values = states, .mask = mask};
}

std::shared_ptr<Attention> make_attention(AttentionKind kind, const AttentionShape& shape) {
  switch (kind) {
    case AttentionKind::none:
      return nullptr;
    case AttentionKind::location:
      return std::make_shared<LocationAttention>(shape);
    case AttentionKind::additive:
      return std::make_shared<AdditiveAttention>(shape);
    case AttentionKind::dot:
      return std::make_shared<DotAttention>(shape);
    case AttentionKind::general:
      return std::make_shared<GeneralAttention>(shape);
    case AttentionKind::constant:
      return std::make_shared<ConstantAttention>(shape);
    default:
      return std::make_shared<ProjectedAttention>(kind, shape);
  }
}

}  // namespace regard
