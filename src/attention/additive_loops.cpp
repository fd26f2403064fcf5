#include "attention/additive_loops.h"

#include <ATen/Parallel.h>
#include <torch/types.h>

#include <limits>
#include <vector>

#include "attention/negligible_weight.h"
#include "regard/attention/summed_by_part.h"

namespace regard::additive_loops {
namespace {

namespace vm = vector_math;
using vm::narrow, vm::widen;

/// Rows of the batch. `room` [H].
template <typename T, typename W = Wide<T>>
[[gnu::always_inline]] inline void attend(const Forward<T>& task, int64_t begin, int64_t end,
                                          W* __restrict room) {
  const auto [batch, steps, keys, meeting, width] = task.shape;
  const W* __restrict direction = task.direction;
  for (int64_t row = begin * steps; row < end * steps; ++row) {
    const int64_t sentence = row / steps;
    const bool* words = task.mask == nullptr ? nullptr : task.mask + sentence * keys;
    const T* __restrict query = task.queries + row * meeting;
    W* __restrict weights = task.weights + row * keys;
    W largest = -std::numeric_limits<W>::infinity(), total = 0;
    for (int64_t s = 0; s < keys; ++s) {
      weights[s] = 0;
      if (words != nullptr && !words[s]) continue;
      const T* __restrict key = task.keys + (sentence * keys + s) * meeting;
      W score = 0;
#pragma omp simd reduction(+ : score)
      for (int64_t i = 0; i < meeting; ++i)
        score += direction[i] * vm::tanh(widen(query[i]) + widen(key[i]));
      weights[s] = score;
      largest = score > largest ? score : largest;
    }
    for (int64_t s = 0; s < keys; ++s) {
      if (words != nullptr && !words[s]) continue;
      weights[s] = vm::exp(weights[s] - largest);
      total += weights[s];
    }
    for (int64_t i = 0; i < width; ++i) room[i] = 0;
    for (int64_t s = 0; s < keys; ++s) {
      if (words != nullptr && !words[s]) continue;
      const W weight = weights[s] / total;
      weights[s] = weight < negligible_weight<W> ? W(0) : weight;
      if (weights[s] == 0) continue;
      const T* __restrict value = task.values + (sentence * keys + s) * width;
      for (int64_t i = 0; i < width; ++i) room[i] += weight * widen(value[i]);
    }
    T* __restrict context = task.contexts + row * width;
    for (int64_t i = 0; i < width; ++i) context[i] = narrow<T>(room[i]);
  }
}

/// Adds to the gradient of the direction. `room` [S + D].
template <typename T, typename W = Wide<T>>
[[gnu::always_inline]] inline void attend_backward(const Backward<T>& task, int64_t begin,
                                                   int64_t end, W* __restrict room,
                                                   W* __restrict to_direction) {
  const auto [batch, steps, keys, meeting, width] = task.shape;
  const W* __restrict direction = task.direction;
  W* const slopes = room;
  W* __restrict to_query = room + keys;
  for (int64_t row = begin * steps; row < end * steps; ++row) {
    const int64_t sentence = row / steps;
    const T* __restrict query = task.queries + row * meeting;
    const T* __restrict arriving = task.arriving + row * width;
    const W* weights = task.weights + row * keys;
    const W* arriving_weights =
        task.arriving_weights == nullptr ? nullptr : task.arriving_weights + row * keys;
    W mean = 0;
    for (int64_t s = 0; s < keys; ++s) {
      const W weight = weights[s];
      if (weight == 0) continue;
      const T* __restrict value = task.values + (sentence * keys + s) * width;
      W* __restrict to_value = task.to_values + (sentence * keys + s) * width;
      W slope = arriving_weights == nullptr ? W(0) : arriving_weights[s];
#pragma omp simd reduction(+ : slope)
      for (int64_t i = 0; i < width; ++i) {
        const W gradient = widen(arriving[i]);
        slope += gradient * widen(value[i]);
        to_value[i] += weight * gradient;
      }
      slopes[s] = slope;
      mean += weight * slope;
    }
    for (int64_t i = 0; i < meeting; ++i) to_query[i] = 0;
    for (int64_t s = 0; s < keys; ++s) {
      if (weights[s] == 0) continue;
      const W slope = weights[s] * (slopes[s] - mean);
      const T* __restrict key = task.keys + (sentence * keys + s) * meeting;
      W* __restrict to_key = task.to_keys + (sentence * keys + s) * meeting;
      for (int64_t i = 0; i < meeting; ++i) {
        const W met = vm::tanh(widen(query[i]) + widen(key[i]));
        const W gradient = slope * direction[i] * (1 - met * met);
        to_direction[i] += slope * met;
        to_query[i] += gradient;
        to_key[i] += gradient;
      }
    }
    T* __restrict given = task.to_queries + row * meeting;
    for (int64_t i = 0; i < meeting; ++i) given[i] = narrow<T>(to_query[i]);
  }
}

#define REGARD_ADDITIVE_LOOPS(T)                                                                  \
  REGARD_VECTORISED void run(const Forward<T>& task, int64_t begin, int64_t end, Wide<T>* room) { \
    attend(task, begin, end, room);                                                               \
  }                                                                                               \
  REGARD_VECTORISED void run(const Backward<T>& task, int64_t begin, int64_t end, Wide<T>* room,  \
                             Wide<T>* to_direction) {                                             \
    attend_backward(task, begin, end, room, to_direction);                                        \
  }
REGARD_FOR_ELEMENT_TYPES(REGARD_ADDITIVE_LOOPS)
#undef REGARD_ADDITIVE_LOOPS

template <typename T>
void in_threads(const Forward<T>& task) {
  at::parallel_for(0, task.shape.batch, 1, [&](int64_t begin, int64_t end) {
    std::vector<Wide<T>> room(static_cast<size_t>(task.shape.width));
    run(task, begin, end, room.data());
  });
}

template <typename T, typename W = Wide<T>>
torch::Tensor in_threads(const Backward<T>& task) {
  const Shape& shape = task.shape;
  return summed_by_part<W>(shape.batch, {shape.meeting},
                           at::dtype(c10::CppTypeToScalarType<W>::value),
                           [&](int64_t begin, int64_t end, W* to_direction) {
                             std::vector<W> room(static_cast<size_t>(shape.keys + shape.meeting));
                             run(task, begin, end, room.data(), to_direction);
                           });
}

}  // namespace

#define REGARD_ADDITIVE_LOOPS(T)                                \
  void run_all(const Forward<T>& task) { in_threads<T>(task); } \
  torch::Tensor run_all(const Backward<T>& task) { return in_threads<T>(task); }
REGARD_FOR_ELEMENT_TYPES(REGARD_ADDITIVE_LOOPS)
#undef REGARD_ADDITIVE_LOOPS

}  // namespace regard::additive_loops
