#pragma once

#include <torch/types.h>

#include <cstdint>

#include "attention/small_product.h"
#include "regard/attention/element_type.h"

/// The loops of `fused_attention`, one head of one sentence after another.
namespace regard::head_loops {

using vector_math::Wide;

struct Shape {
  int64_t batch, heads, queries, keys;
  int64_t width, value_width;
  double scale;  // of the scores

  int64_t key_lanes() const { return padded(keys); }
  int64_t width_lanes() const { return padded(width); }
  int64_t value_lanes() const { return padded(value_width); }
};

/// The rows of one head in a tensor [B,N,T,D], whose last dimension is contiguous.
template <typename T>
struct Heads {
  T* data;
  int64_t batch_step, head_step, row_step;

  T* row(int64_t batch, int64_t head, int64_t row) const {
    return data + batch * batch_step + head * head_step + row * row_step;
  }
};

/// Which keys each query sees, of a mask [B,S] or [B or 1,T,S].
struct Visible {
  const bool* data;  // null: all
  int64_t batch_step, row_step;

  explicit Visible(const torch::Tensor& mask)
      : data(elements<bool>(mask)), batch_step(0), row_step(0) {
    if (data == nullptr) return;
    if (mask.size(0) > 1 || mask.dim() == 2) batch_step = mask.stride(0);
    if (mask.dim() == 3) row_step = mask.stride(1);
  }
  const bool* row(int64_t batch, int64_t query) const {
    return data == nullptr ? nullptr : data + batch * batch_step + query * row_step;
  }
};

template <typename T>
struct Forward {
  Shape shape;
  Heads<const T> queries, keys, values;
  Visible visible;
  Heads<T> weights;  // null where nobody asks
  Heads<T> output;
};

template <typename T>
struct Backward {
  Shape shape;
  Heads<const T> queries, keys, values, weights, arriving;
  Heads<const T> arriving_weights;  // null where nobody reads them
  Heads<T> to_queries, to_keys, to_values;
};

#define REGARD_HEAD_LOOPS(T)            \
  void run_all(const Forward<T>& task); \
  void run_all(const Backward<T>& task);
REGARD_FOR_ELEMENT_TYPES(REGARD_HEAD_LOOPS)
#undef REGARD_HEAD_LOOPS

}  // namespace regard::head_loops
