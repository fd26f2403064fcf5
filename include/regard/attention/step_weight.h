#pragma once

#include <torch/types.h>

#include <memory>

namespace regard {

struct StepProducts;

/// A weight [O,I] and bias [O] that every step of a recurrence multiplies with. The backward of a
/// step only notes its rows; when all steps are through, one product over them gives the weight's
/// gradient, where autograd would write and add a whole gradient for every step. A value, made at
/// the beginning of a sequence and good for that sequence.
class StepWeight {
 public:
  StepWeight() = default;
  /// Where autocast is on, products take the weight in its type.
  StepWeight(const torch::Tensor& weight, const torch::Tensor& bias);

  /// W x + b for input [...,I]: [...,O].
  torch::Tensor linear(const torch::Tensor& input) const;

  /// For a function with a backward of its own: `token` is among its inputs, with an undefined
  /// tensor for its gradient (it is itself undefined where no gradient is wanted); the backward
  /// notes the rows [N,I] that were multiplied and the gradients [N,O] of what came out.
  const torch::Tensor& weight() const { return weight_; }
  const torch::Tensor& columns() const { return columns_; }  ///< its transpose, [I,O]
  const torch::Tensor& bias() const { return bias_; }
  const torch::Tensor& token() const { return token_; }
  void note(const torch::Tensor& inputs, const torch::Tensor& gradients) const;

  /// In and out of what autograd keeps between forward and backward: without bias and columns,
  /// which no gradient needs.
  torch::IValue to_value() const;
  static StepWeight from_value(const torch::IValue& value);

 private:
  torch::Tensor weight_, columns_, bias_, token_;
  std::shared_ptr<StepProducts> products_;
};

}  // namespace regard
