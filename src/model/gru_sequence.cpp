#include <torch/csrc/autograd/custom_function.h>
#include <torch/types.h>

#include <optional>
#include <vector>

#include "regard/model/gru.h"

namespace regard {
namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// Everything that a step writes and the backward reads again, for all steps.
struct Trace {
  Tensor states;    // [T,B,H] after each step
  Tensor gates;     // [T,B,2H] r and z side by side
  Tensor proposal;  // [T,B,H] n
  Tensor hidden;    // [T,B,3H] W h + b
};

std::vector<int64_t> step_order(int64_t steps, bool reverse) {
  std::vector<int64_t> order(static_cast<size_t>(steps));
  for (int64_t t = 0; t < steps; ++t) order[static_cast<size_t>(t)] = reverse ? steps - 1 - t : t;
  return order;
}

/// [T,B,1] masks only of the steps that hide a sentence; most hide none and cost nothing.
std::vector<Tensor> hiding_masks(const Tensor& mask, int64_t steps) {
  std::vector<Tensor> masks(static_cast<size_t>(steps));
  if (!mask.defined()) return masks;
  const Tensor full = mask.all(1).cpu();
  for (int64_t t = 0; t < steps; ++t)
    if (!full.const_data_ptr<bool>()[t])
      masks[static_cast<size_t>(t)] = mask[t].unsqueeze(1);  // [B,1]
  return masks;
}

Trace run(const GruSequence& sequence, const std::vector<Tensor>& masks) {
  const int64_t steps = sequence.inputs.size(0), batch = sequence.inputs.size(1);
  const int64_t width = sequence.weight.size(1);
  const auto like = sequence.inputs.options();
  Trace trace{.states = at::empty({steps, batch, width}, like),
              .gates = at::empty({steps, batch, 2 * width}, like),
              .proposal = at::empty({steps, batch, width}, like),
              .hidden = at::empty({steps, batch, 3 * width}, like)};
  const Tensor weight = sequence.weight.t();
  Tensor state = sequence.first;
  for (const int64_t t : step_order(steps, sequence.reverse)) {
    const Tensor input = sequence.inputs[t];
    Tensor hidden = trace.hidden[t], gates = trace.gates[t], proposal = trace.proposal[t];
    at::addmm_out(hidden, sequence.bias, state, weight);
    at::add_out(gates, input.narrow(1, 0, 2 * width), hidden.narrow(1, 0, 2 * width)).sigmoid_();
    at::addcmul_out(proposal, input.narrow(1, 2 * width, width), gates.narrow(1, 0, width),
                    hidden.narrow(1, 2 * width, width))
        .tanh_();
    Tensor next = trace.states[t];
    at::lerp_out(next, proposal, state, gates.narrow(1, width, width));
    const Tensor& mask = masks[static_cast<size_t>(t)];
    if (mask.defined()) next.copy_(at::where(mask, next, state));
    state = next;
  }
  return trace;
}

struct Gradients {
  Tensor inputs;  // [T,B,3H]
  Tensor hidden;  // [T,B,3H] of W h + b
  Tensor first;   // [B,H]
};

/// Back through time. At a masked step the gradient passes by the step untouched.
Gradients run_back(const GruSequence& sequence, const Trace& trace, const Tensor& grad_states,
                   const std::vector<Tensor>& masks) {
  const int64_t steps = grad_states.size(0), width = sequence.weight.size(1);
  Gradients grads{.inputs = at::empty_like(sequence.inputs),
                  .hidden = at::empty_like(sequence.inputs),
                  .first = at::zeros_like(sequence.first)};
  Tensor flowing = grads.first;  // [B,H] gradient of the state after the step
  const auto order = step_order(steps, !sequence.reverse);
  for (size_t i = 0; i < order.size(); ++i) {
    const int64_t t = order[i];
    const Tensor before = i + 1 < order.size() ? trace.states[order[i + 1]] : sequence.first;
    const Tensor gates = trace.gates[t], proposal = trace.proposal[t];
    const Tensor reset = gates.narrow(1, 0, width), update = gates.narrow(1, width, width);
    const Tensor arriving = flowing + grad_states[t];
    const Tensor& mask = masks[static_cast<size_t>(t)];
    const Tensor grad = mask.defined() ? arriving * mask : arriving;

    const Tensor kept = grad * update;
    Tensor to_inputs = grads.inputs[t], to_hidden = grads.hidden[t];
    Tensor to_proposal = to_inputs.narrow(1, 2 * width, width);
    at::tanh_backward_out(to_proposal, grad - kept, proposal);
    Tensor to_update = to_inputs.narrow(1, width, width);
    at::sigmoid_backward_out(to_update, grad * (before - proposal), update);
    Tensor to_reset = to_inputs.narrow(1, 0, width);
    at::sigmoid_backward_out(to_reset, to_proposal * trace.hidden[t].narrow(1, 2 * width, width),
                             reset);
    to_hidden.narrow(1, 0, 2 * width).copy_(to_inputs.narrow(1, 0, 2 * width));
    Tensor to_hidden_proposal = to_hidden.narrow(1, 2 * width, width);
    at::mul_out(to_hidden_proposal, to_proposal, reset);

    flowing = at::addmm(kept, to_hidden, sequence.weight);
    if (mask.defined()) flowing = at::where(mask, flowing, arriving);
  }
  grads.first = flowing;
  return grads;
}

/// The states before each step [T,B,H]: what W was multiplied with.
Tensor states_before(const GruSequence& sequence, const Tensor& states) {
  const int64_t steps = states.size(0);
  const Tensor first = sequence.first.unsqueeze(0);
  return sequence.reverse ? at::cat({states.narrow(0, 1, steps - 1), first})
                          : at::cat({first, states.narrow(0, 0, steps - 1)});
}

class GruSequenceFunction : public torch::autograd::Function<GruSequenceFunction> {
 public:
  static Tensor forward(AutogradContext* context, const Tensor& inputs, const Tensor& first,
                        const Tensor& weight, const Tensor& bias,
                        const std::optional<Tensor>& given, bool reverse) {
    const Tensor mask = given.value_or(Tensor());
    const GruSequence sequence{inputs, first, weight, bias, mask, reverse};
    const Trace trace = run(sequence, hiding_masks(mask, inputs.size(0)));
    context->save_for_backward(
        {inputs, first, weight, mask, trace.states, trace.gates, trace.proposal, trace.hidden});
    context->saved_data["reverse"] = reverse;
    return trace.states;
  }

  static variable_list backward(AutogradContext* context, variable_list grad_outputs) {
    const variable_list saved = context->get_saved_variables();
    const GruSequence sequence{saved[0], saved[1], saved[2],
                               Tensor(), saved[3], context->saved_data["reverse"].toBool()};
    const Trace trace{saved[4], saved[5], saved[6], saved[7]};
    const Gradients grads = run_back(sequence, trace, grad_outputs[0],
                                     hiding_masks(sequence.mask, sequence.inputs.size(0)));
    const Tensor hidden = grads.hidden.flatten(0, 1);  // [T*B,3H]
    const Tensor before = states_before(sequence, trace.states).flatten(0, 1);
    return {grads.inputs, grads.first, hidden.t().mm(before), hidden.sum(0), Tensor(), Tensor()};
  }
};

/// Steps write into slices of a trace: a shape that merely broadcasts would leave some unwritten.
void check(const GruSequence& sequence) {
  const Tensor& inputs = sequence.inputs;
  TORCH_CHECK(inputs.dim() == 3 && inputs.size(0) > 0 && inputs.size(2) % 3 == 0,
              "a GRU reads [T,B,3H] with T > 0, not ", inputs.sizes());
  const int64_t batch = inputs.size(1), width = inputs.size(2) / 3;
  TORCH_CHECK(sequence.first.sizes() == at::IntArrayRef({batch, width}), "first state of ", batch,
              " x ", width, " expected, not ", sequence.first.sizes());
  TORCH_CHECK(sequence.weight.sizes() == at::IntArrayRef({3 * width, width}) &&
                  sequence.bias.sizes() == at::IntArrayRef({3 * width}),
              "weights of a GRU of width ", width, " expected, not ", sequence.weight.sizes(),
              " and ", sequence.bias.sizes());
  TORCH_CHECK(
      !sequence.mask.defined() || sequence.mask.sizes() == at::IntArrayRef({inputs.size(0), batch}),
      "mask ", sequence.mask.sizes(), " does not fit inputs ", inputs.sizes());
}

}  // namespace

torch::Tensor gru_sequence(const GruSequence& sequence) {
  check(sequence);
  return GruSequenceFunction::apply(
      sequence.inputs, sequence.first, sequence.weight, sequence.bias,
      sequence.mask.defined() ? std::optional<Tensor>(sequence.mask) : std::nullopt,
      sequence.reverse);
}

}  // namespace regard
