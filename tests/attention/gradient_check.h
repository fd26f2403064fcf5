#pragma once

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

/// What `loss.backward()` says of each input against central differences of every element: the
/// largest difference. Inputs are contiguous leaves in double precision.
inline double gradient_error(const std::function<torch::Tensor()>& loss,
                             const std::vector<torch::Tensor>& inputs) {
  constexpr double step = 1e-5;
  for (const torch::Tensor& input : inputs) input.mutable_grad() = torch::Tensor();
  loss().backward();
  torch::NoGradGuard no_grad;
  double error = 0;
  for (const torch::Tensor& input : inputs) {
    const torch::Tensor expected = torch::zeros_like(input);
    for (int64_t i = 0; i < input.numel(); ++i) {
      const torch::Tensor element = input.view(-1)[i];
      element.add_(step);
      const double above = loss().item<double>();
      element.sub_(2 * step);
      const double below = loss().item<double>();
      element.add_(step);
      expected.view(-1)[i] = (above - below) / (2 * step);
    }
    const torch::Tensor actual = input.grad().defined() ? input.grad() : torch::zeros_like(input);
    error = std::max(error, largest_difference(actual, expected));
  }
  return error;
}

}  // namespace regard
