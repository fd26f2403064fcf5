#pragma once

#include <torch/types.h>

#include "regard/base/vector_math.h"

namespace regard {

/// The type that sums over a tensor's elements are kept in.
inline torch::ScalarType wide_type(const torch::Tensor& tensor) {
  return at::promote_types(tensor.scalar_type(), torch::kFloat);
}

/// X(T) for each type of `with_element_type`. Templates cannot be compiled for several processors
/// (REGARD_VECTORISED), functions can.
#define REGARD_FOR_ELEMENT_TYPES(X) X(float) X(double) X(::regard::vector_math::Bfloat16)

/// Calls `run` with a value of the tensor's element type. False where loops over memory do not
/// reach: on another device, for another type.
template <typename Run>
bool with_element_type(const torch::Tensor& tensor, Run&& run) {
  if (!tensor.is_cpu()) return false;
  switch (tensor.scalar_type()) {
    case torch::kFloat:
      run(float());
      return true;
    case torch::kDouble:
      run(double());
      return true;
    case torch::kBFloat16:
      run(vector_math::Bfloat16());
      return true;
    default:
      return false;
  }
}

/// Whether they do.
inline bool loops_reach(const torch::Tensor& tensor) {
  return with_element_type(tensor, [](auto) {});
}

/// Where a tensor's elements begin; null for an undefined tensor. The tensor is contiguous and its
/// elements are as large as T.
template <typename T>
const T* elements(const torch::Tensor& tensor) {
  if (!tensor.defined()) return nullptr;
  TORCH_CHECK(tensor.is_contiguous() && tensor.element_size() == sizeof(T));
  return static_cast<const T*>(tensor.const_data_ptr());
}
template <typename T>
T* mutable_elements(const torch::Tensor& tensor) {
  TORCH_CHECK(tensor.is_contiguous() && tensor.element_size() == sizeof(T));
  return static_cast<T*>(tensor.mutable_data_ptr());
}

}  // namespace regard
