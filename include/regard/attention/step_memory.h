#pragma once

#include <torch/types.h>

#include <memory>

namespace regard {

struct MemoryGradients;

/// Keys [B,S,D] and values [B,S,H] that every step of a recurrence attends to. The backward of a
/// step adds to gradients that all steps share, where autograd would write and add whole ones for
/// every step. A value, made at the beginning of a sequence and good for that sequence.
class StepMemory {
 public:
  StepMemory() = default;
  /// Both of one type.
  StepMemory(const torch::Tensor& keys, const torch::Tensor& values);

  bool defined() const { return keys_.defined(); }
  /// Contiguous, and outside of autograd's sight.
  const torch::Tensor& keys() const { return keys_; }
  const torch::Tensor& values() const { return values_; }

  /// For a function with a backward of its own: `token` is among its inputs, with an undefined
  /// tensor for its gradient (it is itself undefined where the memory is not trained); a backward
  /// that the token's gradient is wanted of adds to these, which are float where keys and values
  /// are narrower. Only for a trained memory.
  const torch::Tensor& token() const { return token_; }
  bool trained() const { return gradients_ != nullptr; }
  torch::Tensor to_keys() const;
  torch::Tensor to_values() const;

  /// In and out of what autograd keeps between forward and backward.
  torch::IValue to_value() const;
  static StepMemory from_value(const torch::IValue& value);

 private:
  torch::Tensor keys_, values_, token_;
  std::shared_ptr<MemoryGradients> gradients_;
};

}  // namespace regard
