#include "training/optimizer.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>
#include <map>

#include "regard/base/error.h"

namespace regard {
namespace {

using torch::Tensor;

// What does not fit is told by `Optimizer::restore`, which knows the file.
struct DoesNotFit {};

Tensor step_count(const Tensor& kept, const Tensor& parameter) {
  if (kept.numel() != 1 || kept.scalar_type() != torch::kLong) throw DoesNotFit();
  return at::full({}, kept.item<int64_t>(), parameter.options().dtype(torch::kFloat));
}

/// A copy of its own, of the parameter's type and on its device.
Tensor like(const Tensor& kept, const Tensor& parameter) {
  if (kept.sizes() != parameter.sizes() || !kept.is_floating_point()) throw DoesNotFit();
  return kept.to(parameter.device(), parameter.scalar_type(), false, true);
}

}  // namespace

Optimizer::Optimizer(NamedTensors parameters, const TrainingOptions& options)
    : parameters_(std::move(parameters)), options_(options), kept_(parameters_.size()) {}

void Optimizer::zero_grad() {
  for (const auto& [name, parameter] : parameters_) parameter.mutable_grad() = Tensor();
}

void Optimizer::step(double learning_rate) {
  torch::NoGradGuard no_grad;
  if (options_.optimizer == OptimizerKind::sgd)
    step_sgd(learning_rate);
  else
    step_adam(learning_rate);
}

void Optimizer::step_sgd(double learning_rate) {
  for (size_t i = 0; i < parameters_.size(); ++i) {
    Tensor parameter = parameters_[i].second, gradient = parameter.grad();
    if (!gradient.defined()) continue;
    if (options_.weight_decay != 0) gradient = gradient.add(parameter, options_.weight_decay);
    if (options_.momentum != 0) {
      Tensor& momentum = kept_[i].momentum;
      momentum =
          momentum.defined() ? momentum.mul_(options_.momentum).add_(gradient) : gradient.clone();
      gradient = momentum;
    }
    parameter.add_(gradient, -learning_rate);
  }
}

void Optimizer::step_adam(double learning_rate) {
  std::vector<Tensor> parameters, gradients, means, squares, steps;
  for (size_t i = 0; i < parameters_.size(); ++i) {
    const Tensor& parameter = parameters_[i].second;
    if (!parameter.grad().defined()) continue;
    Kept& kept = kept_[i];
    if (!kept.step.defined())
      kept = {.step = at::zeros({}, parameter.options().dtype(torch::kFloat)),
              .momentum = at::zeros_like(parameter),
              .square = at::zeros_like(parameter)};
    kept.step += 1;
    parameters.push_back(parameter);
    gradients.push_back(parameter.grad().contiguous());  // the fused step knows no strides
    means.push_back(kept.momentum);
    squares.push_back(kept.square);
    steps.push_back(kept.step);
  }
  if (parameters.empty()) return;
  const auto fused = [&](auto&& step) {
    step(parameters, gradients, means, squares, /*max_exp_avg_sqs=*/at::TensorList(), steps,
         learning_rate, options_.beta1, options_.beta2, options_.weight_decay, options_.epsilon,
         /*amsgrad=*/false, /*maximize=*/false);
  };
  if (options_.optimizer == OptimizerKind::adam)
    fused([](auto&&... arguments) { at::_fused_adam_(arguments...); });
  else
    fused([](auto&&... arguments) { at::_fused_adamw_(arguments...); });
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
  // What is not finite stays as it is, to be looked at: no step will be made.
  if (largest > 0 && norm > largest && std::isfinite(norm))
    for (torch::Tensor& gradient : gradients) gradient.mul_(largest / (norm + 1e-6));
  return norm;
}

NamedTensors Optimizer::state() const {
  NamedTensors state;
  for (size_t i = 0; i < parameters_.size(); ++i) {
    const std::string& name = parameters_[i].first;
    const Kept& kept = kept_[i];
    if (kept.step.defined()) {
      state.emplace_back(name + ".step", kept.step.to(torch::kLong));
      state.emplace_back(name + ".exp_avg", kept.momentum.clone());
      state.emplace_back(name + ".exp_avg_sq", kept.square.clone());
    } else if (kept.momentum.defined()) {
      state.emplace_back(name + ".momentum", kept.momentum.clone());
    }
  }
  return state;
}

void Optimizer::restore(const NamedTensors& state, const std::string& origin) {
  const std::map<std::string, Tensor> saved(state.begin(), state.end());
  try {
    for (size_t i = 0; i < parameters_.size(); ++i) {
      const auto& [name, parameter] = parameters_[i];
      kept_[i] = {};
      if (options_.optimizer == OptimizerKind::sgd) {
        if (saved.contains(name + ".momentum"))
          kept_[i].momentum = like(saved.at(name + ".momentum"), parameter);
      } else if (saved.contains(name + ".step")) {
        kept_[i] = {.step = step_count(saved.at(name + ".step"), parameter),
                    .momentum = like(saved.at(name + ".exp_avg"), parameter),
                    .square = like(saved.at(name + ".exp_avg_sq"), parameter)};
      }
    }
  } catch (const std::out_of_range&) {
    throw Error("{}: the optimizer's state is incomplete", origin);
  } catch (const DoesNotFit&) {
    throw Error("{}: the optimizer's state is of another model", origin);
  }
}

}  // namespace regard
