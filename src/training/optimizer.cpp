#include "regard/training/optimizer.h"

#include <torch/optim/adam.h>
#include <torch/optim/adamw.h>
#include <torch/optim/sgd.h>
#include <torch/types.h>

#include <map>

#include "regard/base/error.h"

namespace regard {
namespace {

std::unique_ptr<torch::optim::Optimizer> make_optimizer(std::vector<torch::Tensor> parameters,
                                                        const TrainingOptions& options) {
  const auto betas = std::make_tuple(options.beta1, options.beta2);
  switch (options.optimizer) {
    case OptimizerKind::sgd:
      return std::make_unique<torch::optim::SGD>(std::move(parameters),
                                                 torch::optim::SGDOptions(options.learning_rate)
                                                     .momentum(options.momentum)
                                                     .weight_decay(options.weight_decay));
    case OptimizerKind::adam:
      return std::make_unique<torch::optim::Adam>(std::move(parameters),
                                                  torch::optim::AdamOptions(options.learning_rate)
                                                      .betas(betas)
                                                      .eps(options.epsilon)
                                                      .weight_decay(options.weight_decay));
    case OptimizerKind::adamw:
      return std::make_unique<torch::optim::AdamW>(std::move(parameters),
                                                   torch::optim::AdamWOptions(options.learning_rate)
                                                       .betas(betas)
                                                       .eps(options.epsilon)
                                                       .weight_decay(options.weight_decay));
  }
  throw Error("unknown optimizer kind {}", static_cast<int>(options.optimizer));
}

std::vector<torch::Tensor> tensors_of(const NamedTensors& named) {
  std::vector<torch::Tensor> tensors;
  for (const auto& [name, tensor] : named) tensors.push_back(tensor);
  return tensors;
}

/// What Adam and AdamW keep of one parameter, under names for a file.
template <typename State>
void read_moments(const torch::optim::OptimizerParamState& kept, const std::string& name,
                  NamedTensors& out) {
  const auto& state = static_cast<const State&>(kept);
  out.emplace_back(name + ".step", torch::tensor(state.step(), torch::kLong));
  out.emplace_back(name + ".exp_avg", state.exp_avg().detach().clone());
  out.emplace_back(name + ".exp_avg_sq", state.exp_avg_sq().detach().clone());
}

// What does not fit is told by `Optimizer::restore`, which knows the file.
struct DoesNotFit {};

int64_t number(const torch::Tensor& kept) {
  if (kept.numel() != 1 || kept.scalar_type() != torch::kLong) throw DoesNotFit();
  return kept.item<int64_t>();
}

/// A copy of its own, of the parameter's type and on its device.
torch::Tensor like(const torch::Tensor& kept, const torch::Tensor& parameter) {
  if (kept.sizes() != parameter.sizes() || !kept.is_floating_point()) throw DoesNotFit();
  return kept.to(parameter.device(), parameter.scalar_type(), false, true);
}

template <typename State>
std::unique_ptr<State> moments(const std::map<std::string, torch::Tensor>& kept,
                               const std::string& name, const torch::Tensor& parameter) {
  auto state = std::make_unique<State>();
  state->step(number(kept.at(name + ".step")));
  state->exp_avg(like(kept.at(name + ".exp_avg"), parameter));
  state->exp_avg_sq(like(kept.at(name + ".exp_avg_sq"), parameter));
  return state;
}

}  // namespace

Optimizer::Optimizer(NamedTensors parameters, const TrainingOptions& options)
    : parameters_(std::move(parameters)),
      kind_(options.optimizer),
      optimizer_(make_optimizer(tensors_of(parameters_), options)) {}

void Optimizer::zero_grad() { optimizer_->zero_grad(); }

void Optimizer::step(double learning_rate) {
  for (auto& group : optimizer_->param_groups()) group.options().set_lr(learning_rate);
  optimizer_->step();
}

double Optimizer::clip_gradients(double largest) {
  std::vector<torch::Tensor> norms, gradients;
  for (const auto& [name, parameter] : parameters_) {
    const torch::Tensor& gradient = parameter.grad();
    if (!gradient.defined()) continue;
    // A sparse gradient may name a row twice; only its sum has a norm.
    gradients.push_back(gradient.is_sparse() ? gradient.coalesce().values() : gradient);
    norms.push_back(at::linalg_vector_norm(gradients.back()));
    if (gradient.is_sparse()) gradients.back() = gradient;
  }
  if (norms.empty()) return 0;
  const double norm = at::linalg_vector_norm(torch::stack(norms)).item<double>();
  if (largest > 0 && norm > largest)
    for (torch::Tensor& gradient : gradients) gradient.mul_(largest / (norm + 1e-6));
  return norm;
}

NamedTensors Optimizer::state() const {
  NamedTensors kept;
  const auto& states = optimizer_->state();
  for (const auto& [name, parameter] : parameters_) {
    const auto found = states.find(parameter.unsafeGetTensorImpl());
    if (found == states.end()) continue;
    if (kind_ == OptimizerKind::adam)
      read_moments<torch::optim::AdamParamState>(*found->second, name, kept);
    else if (kind_ == OptimizerKind::adamw)
      read_moments<torch::optim::AdamWParamState>(*found->second, name, kept);
    else
      kept.emplace_back(name + ".momentum",
                        static_cast<const torch::optim::SGDParamState&>(*found->second)
                            .momentum_buffer()
                            .detach()
                            .clone());
  }
  return kept;
}

void Optimizer::restore(const NamedTensors& state, const std::string& origin) {
  const std::map<std::string, torch::Tensor> kept(state.begin(), state.end());
  auto& states = optimizer_->state();
  states.clear();
  try {
    for (const auto& [name, parameter] : parameters_) {
      void* const key = parameter.unsafeGetTensorImpl();
      if (kind_ == OptimizerKind::sgd && kept.contains(name + ".momentum")) {
        auto momentum = std::make_unique<torch::optim::SGDParamState>();
        momentum->momentum_buffer(like(kept.at(name + ".momentum"), parameter));
        states[key] = std::move(momentum);
      } else if (kind_ == OptimizerKind::adam && kept.contains(name + ".step")) {
        states[key] = moments<torch::optim::AdamParamState>(kept, name, parameter);
      } else if (kind_ == OptimizerKind::adamw && kept.contains(name + ".step")) {
        states[key] = moments<torch::optim::AdamWParamState>(kept, name, parameter);
      }
    }
  } catch (const std::out_of_range&) {
    throw Error("{}: the optimizer's state is incomplete; remove the folder to begin anew", origin);
  } catch (const DoesNotFit&) {
    throw Error("{}: the optimizer's state is of another model; remove the folder to begin anew",
                origin);
  }
}

}  // namespace regard
