#include "attention/fused_additive.h"

#include <torch/csrc/autograd/custom_function.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <optional>

#include "attention/additive_loops.h"
#include "regard/attention/element_type.h"
#include "regard/attention/first_order.h"
#include "regard/attention/if_defined.h"

namespace regard {
namespace {

using additive_loops::Backward, additive_loops::Forward, additive_loops::Shape;
using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;
using vector_math::Wide;

Shape shape_of(const Tensor& queries, const StepMemory& memory) {
  return {.batch = queries.size(0),
          .steps = queries.size(1),
          .keys = memory.keys().size(1),
          .meeting = memory.keys().size(2),
          .width = memory.values().size(2)};
}

/// What is no input of autograd's.
struct Sight {
  StepMemory memory;
  Tensor mask;
};

class FusedAdditive : public torch::autograd::Function<FusedAdditive> {
 public:
  static variable_list forward(AutogradContext* context, const Tensor& given,
                               const Tensor& direction, const std::optional<Tensor>& /*token*/,
                               const Sight& sight) {
    const Tensor queries = given.contiguous();
    const StepMemory& memory = sight.memory;
    const Shape shape = shape_of(queries, memory);
    const Tensor weights = at::empty({shape.batch, shape.steps, shape.keys}, direction.options());
    const Tensor contexts = at::empty({shape.batch, shape.steps, shape.width}, queries.options());
    with_element_type(queries, [&](auto element) {
      using T = decltype(element);
      run_all(Forward<T>{.shape = shape,
                         .queries = elements<T>(queries),
                         .keys = elements<T>(memory.keys()),
                         .values = elements<T>(memory.values()),
                         .direction = elements<Wide<T>>(direction),
                         .mask = elements<bool>(sight.mask),
                         .weights = mutable_elements<Wide<T>>(weights),
                         .contexts = mutable_elements<T>(contexts)});
    });
    context->save_for_backward({queries, direction, weights});
    context->saved_data["memory"] = memory.to_value();
    context->set_materialize_grads(false);
    return {contexts, weights};
  }

  static variable_list backward(AutogradContext* context, const variable_list& gradients) {
    refuse_second_order();
    const variable_list saved = context->get_saved_variables();
    const Tensor &queries = saved[0], &direction = saved[1], &weights = saved[2];
    const StepMemory memory = StepMemory::from_value(context->saved_data["memory"]);
    const Shape shape = shape_of(queries, memory);
    const Tensor arriving =
        gradients[0].defined()
            ? gradients[0].contiguous()
            : at::zeros({shape.batch, shape.steps, shape.width}, queries.options());
    const Tensor arriving_weights =
        gradients[1].defined() ? gradients[1].contiguous() : gradients[1];
    const Tensor to_queries = at::empty_like(queries);
    // A backward that does not reach the memory must leave nothing in what all steps share.
    constexpr size_t token = 2;
    const bool reached = memory.trained() && context->needs_input_grad(token);
    const auto wide = direction.options();
    const Tensor to_keys = reached ? memory.to_keys() : at::zeros(memory.keys().sizes(), wide);
    const Tensor to_values =
        reached ? memory.to_values() : at::zeros(memory.values().sizes(), wide);
    Tensor to_direction;
    with_element_type(queries, [&](auto element) {
      using T = decltype(element);
      using W = Wide<T>;
      to_direction = run_all(Backward<T>{.shape = shape,
                                         .queries = elements<T>(queries),
                                         .keys = elements<T>(memory.keys()),
                                         .values = elements<T>(memory.values()),
                                         .direction = elements<W>(direction),
                                         .weights = elements<W>(weights),
                                         .arriving = elements<T>(arriving),
                                         .arriving_weights = elements<W>(arriving_weights),
                                         .to_queries = mutable_elements<T>(to_queries),
                                         .to_keys = mutable_elements<W>(to_keys),
                                         .to_values = mutable_elements<W>(to_values)});
    });
    return {to_queries, to_direction, Tensor(), Tensor()};
  }
};

}  // namespace

bool fusible(const Tensor& queries, const StepMemory& memory) {
  return memory.defined() && loops_reach(queries) &&
         memory.keys().scalar_type() == queries.scalar_type() &&
         memory.values().scalar_type() == queries.scalar_type();
}

AttentionOutput fused_additive(const Tensor& queries, const StepMemory& memory,
                               const Tensor& direction, const Tensor& mask) {
  const Tensor& keys = memory.keys();
  TORCH_CHECK(
      queries.dim() == 3 && queries.size(0) == keys.size(0) && queries.size(2) == keys.size(2) &&
          memory.values().sizes().slice(0, 2) == keys.sizes().slice(0, 2) &&
          direction.sizes() == at::IntArrayRef({keys.size(2)}) &&
          (!mask.defined() ||
           (mask.scalar_type() == torch::kBool && mask.sizes() == keys.sizes().slice(0, 2))),
      "queries ", queries.sizes(), ", keys ", keys.sizes(), ", values ", memory.values().sizes(),
      ", a direction ", direction.sizes(), " and a mask ",
      mask.defined() ? mask.sizes() : at::IntArrayRef(), " do not fit together");
  const variable_list said = FusedAdditive::apply(
      queries, direction.to(wide_type(queries)).contiguous(), if_defined(memory.token()),
      Sight{memory, mask.defined() ? mask.contiguous() : mask});
  return {.context = said[0], .weights = said[1]};
}

}  // namespace regard
