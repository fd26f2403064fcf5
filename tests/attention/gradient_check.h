#pragma once

#include <torch/autograd.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <vector>

namespace regard {

/// The largest difference between two tensors; infinite if a shape differs or a number is none.
inline double largest_difference(const torch::Tensor& a, const torch::Tensor& b) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  if (a.sizes() != b.sizes()) return infinite;
  const torch::Tensor difference = (a - b).abs();
  if (!difference.isfinite().all().item<bool>()) return infinite;
  return difference.numel() == 0 ? 0 : difference.max().item<double>();
}

/// What `loss.backward()` says of each input against central differences of every element, exact to
/// the fourth order of the step: the largest difference. Inputs are contiguous leaves in double
/// precision.
inline double gradient_error(const std::function<torch::Tensor()>& loss,
                             const std::vector<torch::Tensor>& inputs) {
  constexpr double step = 1e-4;
  for (const torch::Tensor& input : inputs) input.mutable_grad() = torch::Tensor();
  loss().backward();
  torch::NoGradGuard no_grad;
  double error = 0;
  for (const torch::Tensor& input : inputs) {
    const torch::Tensor expected = torch::zeros_like(input);
    for (int64_t i = 0; i < input.numel(); ++i) {
      const torch::Tensor element = input.view(-1)[i];
      const double value = element.item<double>();
      const auto at = [&](int steps) {
        element.fill_(value + steps * step);
        return loss().item<double>();
      };
      expected.view(-1)[i] = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * step);
      element.fill_(value);
    }
    const torch::Tensor actual = input.grad().defined() ? input.grad() : torch::zeros_like(input);
    error = std::max(error, largest_difference(actual, expected));
  }
  return error;
}

/// Whether a gradient of the gradient is an error.
inline bool refuses_second_order(const torch::Tensor& loss, const torch::Tensor& input) {
  try {
    torch::autograd::grad({loss}, {input}, {}, /*retain_graph=*/true, /*create_graph=*/true);
  } catch (const c10::Error&) {
    return true;
  }
  return false;
}

}  // namespace regard
