#pragma once

#include <torch/types.h>

#include <cstdint>

#include "regard/attention/element_type.h"

/// The loops of `fused_additive`, one query of one sentence after another.
namespace regard::additive_loops {

using vector_math::Wide;

struct Shape {
  int64_t batch, steps, keys, meeting, width;  // B, T, S, D, H
};

template <typename T>
struct Forward {
  Shape shape;
  const T *queries, *keys, *values;
  const Wide<T>* direction;
  const bool* mask;  // null: all are words
  Wide<T>* weights;
  T* contexts;
};

template <typename T>
struct Backward {
  Shape shape;
  const T *queries, *keys, *values;
  const Wide<T>*direction, *weights;
  const T* arriving;                // of the contexts
  const Wide<T>* arriving_weights;  // null where nobody reads them
  T* to_queries;
  Wide<T>*to_keys, *to_values;  // added to
};

/// The backward gives the gradient of the direction [D], of the type Wide<T>.
#define REGARD_ADDITIVE_LOOPS(T)        \
  void run_all(const Forward<T>& task); \
  torch::Tensor run_all(const Backward<T>& task);
REGARD_FOR_ELEMENT_TYPES(REGARD_ADDITIVE_LOOPS)
#undef REGARD_ADDITIVE_LOOPS

}  // namespace regard::additive_loops
