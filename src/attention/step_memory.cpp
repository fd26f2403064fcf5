#include "regard/attention/step_memory.h"

#include <torch/csrc/autograd/custom_function.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <utility>

#include "attention/capsule.h"
#include "regard/attention/element_type.h"

namespace regard {

struct MemoryGradients {
  torch::Tensor keys, values;  // undefined until a step adds to them
};

namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;
using Gradients = std::shared_ptr<MemoryGradients>;

/// The node that comes last in the backward: all steps depend on its token.
class MemoryGradient : public torch::autograd::Function<MemoryGradient> {
 public:
  static Tensor forward(AutogradContext* context, const Tensor& keys, const Tensor& /*values*/,
                        const Gradients& gradients) {
    context->set_materialize_grads(false);
    context->saved_data["type"] = keys.scalar_type();
    context->saved_data["gradients"] = in_capsule(gradients);
    return at::empty({0}, keys.options());
  }

  static variable_list backward(AutogradContext* context, const variable_list& /*of the token*/) {
    const Gradients gradients = out_of_capsule<MemoryGradients>(context->saved_data["gradients"]);
    const MemoryGradients gathered = std::exchange(*gradients, {});
    if (!gathered.keys.defined()) return {Tensor(), Tensor(), Tensor()};
    const auto type = context->saved_data["type"].toScalarType();
    return {gathered.keys.to(type), gathered.values.to(type), Tensor()};
  }
};

const Tensor& begun(Tensor& sum, const Tensor& like) {
  if (!sum.defined()) sum = at::zeros(like.sizes(), like.options().dtype(wide_type(like)));
  return sum;
}

}  // namespace

StepMemory::StepMemory(const Tensor& keys, const Tensor& values)
    : keys_(keys.detach().contiguous()), values_(values.detach().contiguous()) {
  if (!torch::GradMode::is_enabled() || !(keys.requires_grad() || values.requires_grad())) return;
  gradients_ = std::make_shared<MemoryGradients>();
  token_ = MemoryGradient::apply(keys, values, gradients_);
}

Tensor StepMemory::to_keys() const { return begun(gradients_->keys, keys_); }

Tensor StepMemory::to_values() const { return begun(gradients_->values, values_); }

torch::IValue StepMemory::to_value() const {
  // Without the token: a node that held it would hold, through the graph, all that depends on it.
  return c10::ivalue::Tuple::create(
      {keys_, values_, gradients_ ? in_capsule(gradients_) : torch::IValue()});
}

StepMemory StepMemory::from_value(const torch::IValue& value) {
  const auto& parts = value.toTupleRef().elements();
  StepMemory memory;
  memory.keys_ = parts[0].toTensor();
  memory.values_ = parts[1].toTensor();
  if (!parts[2].isNone()) memory.gradients_ = out_of_capsule<MemoryGradients>(parts[2]);
  return memory;
}

}  // namespace regard
