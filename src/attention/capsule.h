#pragma once

#include <torch/custom_class.h>
#include <torch/types.h>

#include <memory>
#include <utility>

namespace regard {

/// In which autograd keeps, between forward and backward, what it knows nothing of.
template <typename T>
struct Capsule : torch::CustomClassHolder {
  explicit Capsule(std::shared_ptr<T> shared) : held(std::move(shared)) {}
  std::shared_ptr<T> held;
};

template <typename T>
torch::IValue in_capsule(const std::shared_ptr<T>& held) {
  return torch::IValue::make_capsule(c10::make_intrusive<Capsule<T>>(held));
}

template <typename T>
std::shared_ptr<T> out_of_capsule(const torch::IValue& value) {
  return c10::static_intrusive_pointer_cast<Capsule<T>>(value.toCapsule())->held;
}

}  // namespace regard
