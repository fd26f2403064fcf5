#include <torch/csrc/autograd/custom_function.h>
#include <torch/types.h>

#include <optional>
#include <vector>

#include "model/cell_sequence.h"
#include "model/gru_cell.h"
#include "regard/attention/element_type.h"
#include "regard/attention/first_order.h"
#include "regard/attention/if_defined.h"

namespace regard {
namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// Everything that a step writes and the backward reads again, for all steps.
struct Trace {
  Tensor states;    // [T,B,H] after each step
  Tensor hidden;    // [T,B,3H] r, z and W_n h + b_n
  Tensor proposal;  // [T,B,H] n
};

std::vector<int64_t> step_order(int64_t steps, bool reverse) {
  std::vector<int64_t> order(static_cast<size_t>(steps));
  for (int64_t t = 0; t < steps; ++t) order[static_cast<size_t>(t)] = reverse ? steps - 1 - t : t;
  return order;
}

Tensor step_of(const Tensor& mask, int64_t t) { return mask.defined() ? mask[t] : mask; }

Trace run(const CellSequence& sequence) {
  const Tensor& inputs = sequence.inputs;
  const int64_t steps = inputs.size(0), batch = inputs.size(1),
                width = sequence.weight.weight().size(1);
  Trace trace{.states = at::empty({steps, batch, width}, inputs.options()),
              .hidden = at::empty_like(inputs),
              .proposal = at::empty({steps, batch, width}, inputs.options())};
  const Tensor weight = sequence.weight.columns().to(inputs.scalar_type());
  const Tensor bias = sequence.weight.bias().to(wide_type(inputs));
  const Tensor state =
      sequence.first.to(wide_type(inputs), /*non_blocking=*/false, /*copy=*/true).contiguous();
  Tensor before = sequence.first.to(inputs.scalar_type());
  for (const int64_t t : step_order(steps, sequence.reverse)) {
    Tensor hidden = trace.hidden[t];
    at::mm_out(hidden, before, weight);
    before = trace.states[t];
    gru_cell({.input = inputs[t],
              .hidden = hidden,
              .proposal = trace.proposal[t],
              .state = state,
              .output = before,
              .bias = bias,
              .mask = step_of(sequence.mask, t)});
  }
  return trace;
}

struct Gradients {
  Tensor inputs;  // [T,B,3H]
  Tensor hidden;  // [T,B,3H] of W h + b
  Tensor first;   // [B,H]
};

/// Back through time. At a masked step the gradient passes by the step untouched.
Gradients run_back(const CellSequence& sequence, const Trace& trace, const Tensor& arriving) {
  const int64_t steps = trace.hidden.size(0);
  Gradients grads{.inputs = at::empty_like(trace.hidden),
                  .hidden = at::empty_like(trace.hidden),
                  .first = at::zeros_like(trace.states[0], wide_type(trace.states))};
  const Tensor weight = sequence.weight.weight().to(trace.hidden.scalar_type());
  const Tensor first = sequence.first.to(trace.states.scalar_type()).contiguous();
  Tensor returned = at::zeros_like(first);
  const auto order = step_order(steps, !sequence.reverse);
  for (size_t i = 0; i < order.size(); ++i) {
    const int64_t t = order[i];
    const Tensor to_hidden = grads.hidden[t];
    gru_cell_backward({.hidden = trace.hidden[t],
                       .proposal = trace.proposal[t],
                       .before = i + 1 < order.size() ? trace.states[order[i + 1]] : first,
                       .arriving = arriving[t],
                       .returned = returned,
                       .kept = grads.first,
                       .to_input = grads.inputs[t],
                       .to_hidden = to_hidden,
                       .mask = step_of(sequence.mask, t)});
    at::mm_out(returned, to_hidden, weight);
  }
  grads.first += returned;
  return grads;
}

/// The states before each step [T,B,H]: what W was multiplied with.
Tensor states_before(const CellSequence& sequence, const Tensor& states) {
  const int64_t steps = states.size(0);
  const Tensor first = sequence.first.to(states.scalar_type()).unsqueeze(0);
  return sequence.reverse ? at::cat({states.narrow(0, 1, steps - 1), first})
                          : at::cat({first, states.narrow(0, 0, steps - 1)});
}

class GruSequenceFunction : public torch::autograd::Function<GruSequenceFunction> {
 public:
  static Tensor forward(AutogradContext* context, const Tensor& inputs, const Tensor& first,
                        const std::optional<Tensor>& token, const CellSequence& sequence) {
    const Trace trace = run({inputs, first, sequence.weight, sequence.mask, sequence.reverse});
    context->save_for_backward({first, sequence.mask, trace.states, trace.hidden, trace.proposal});
    context->saved_data["weight"] = sequence.weight.to_value();
    context->saved_data["reverse"] = sequence.reverse;
    context->saved_data["trained"] = token.has_value();
    return trace.states;
  }

  static variable_list backward(AutogradContext* context, variable_list grad_outputs) {
    refuse_second_order();
    const variable_list saved = context->get_saved_variables();
    const CellSequence sequence{{},
                                saved[0],
                                StepWeight::from_value(context->saved_data["weight"]),
                                saved[1],
                                context->saved_data["reverse"].toBool()};
    const Trace trace{saved[2], saved[3], saved[4]};
    const Gradients grads = run_back(sequence, trace, grad_outputs[0].contiguous());
    constexpr size_t token = 2;  // an input only where the weight is trained
    if (context->saved_data["trained"].toBool() && context->needs_input_grad(token))
      sequence.weight.note(states_before(sequence, trace.states).flatten(0, 1),
                           grads.hidden.flatten(0, 1));
    return {grads.inputs, grads.first.to(sequence.first.scalar_type()), Tensor(), Tensor()};
  }
};

/// Steps write into slices of a trace: a shape that merely broadcasts would leave some unwritten.
void check(const CellSequence& sequence) {
  const Tensor& inputs = sequence.inputs;
  TORCH_CHECK(inputs.dim() == 3 && inputs.size(0) > 0 && inputs.size(2) % 3 == 0,
              "a GRU reads [T,B,3H] with T > 0, not ", inputs.sizes());
  const int64_t batch = inputs.size(1), width = inputs.size(2) / 3;
  TORCH_CHECK(sequence.first.sizes() == at::IntArrayRef({batch, width}), "first state of ", batch,
              " x ", width, " expected, not ", sequence.first.sizes());
  const Tensor &weight = sequence.weight.weight(), &bias = sequence.weight.bias();
  TORCH_CHECK(weight.sizes() == at::IntArrayRef({3 * width, width}) &&
                  bias.sizes() == at::IntArrayRef({3 * width}),
              "weights of a GRU of width ", width, " expected, not ", weight.sizes(), " and ",
              bias.sizes());
  TORCH_CHECK(!sequence.mask.defined() ||
                  (sequence.mask.scalar_type() == torch::kBool &&
                   sequence.mask.sizes() == at::IntArrayRef({inputs.size(0), batch})),
              "mask ", sequence.mask.sizes(), " does not fit inputs ", inputs.sizes());
}

}  // namespace

torch::Tensor gru_sequence(const CellSequence& sequence) {
  check(sequence);
  CellSequence tidy = sequence;
  if (tidy.mask.defined()) tidy.mask = tidy.mask.contiguous();
  return GruSequenceFunction::apply(sequence.inputs.contiguous(), sequence.first,
                                    if_defined(sequence.weight.token()), tidy);
}

}  // namespace regard
