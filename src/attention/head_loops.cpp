#include "attention/head_loops.h"

#include <ATen/Parallel.h>
#include <torch/types.h>

#include <algorithm>
#include <limits>
#include <vector>

#include "attention/negligible_weight.h"

namespace regard::head_loops {
namespace {

namespace vm = vector_math;
using vm::narrow, vm::widen;

/// Rows [count,width] of a head, times `scale`, widened, with zeros up to the padded width.
template <typename T, typename W = Wide<T>>
[[gnu::always_inline]] inline void take_rows(const Heads<const T>& from, int64_t batch,
                                             int64_t head, int64_t count, int64_t width, W scale,
                                             W* to) {
  const int64_t columns = padded(width);
  for (int64_t i = 0; i < count; ++i, to += columns) {
    const T* row = from.row(batch, head, i);
    for (int64_t d = 0; d < width; ++d) to[d] = widen(row[d]) * scale;
    for (int64_t d = width; d < columns; ++d) to[d] = 0;
  }
}

/// The same, transposed: [width, padded count].
template <typename T, typename W = Wide<T>>
[[gnu::always_inline]] inline void take_columns(const Heads<const T>& from, int64_t batch,
                                                int64_t head, int64_t count, int64_t width, W* to) {
  const int64_t columns = padded(count);
  for (int64_t i = 0; i < count; ++i) {
    const T* row = from.row(batch, head, i);
    for (int64_t d = 0; d < width; ++d) to[d * columns + i] = widen(row[d]);
  }
  for (int64_t d = 0; d < width; ++d)
    for (int64_t i = count; i < columns; ++i) to[d * columns + i] = 0;
}

template <typename T, typename W = Wide<T>>
[[gnu::always_inline]] inline void give_rows(const W* from, const Heads<T>& to, int64_t batch,
                                             int64_t head, int64_t count, int64_t width) {
  for (int64_t i = 0; i < count; ++i, from += padded(width)) {
    T* row = to.row(batch, head, i);
    for (int64_t d = 0; d < width; ++d) row[d] = narrow<T>(from[d]);
  }
}

/// Over the keys in sight; the weights are rounded as they will be kept.
template <typename T, typename W = Wide<T>>
[[gnu::always_inline]] inline void softmax_row(W* row, const bool* visible, int64_t keys) {
  constexpr W none = -std::numeric_limits<W>::max();
  W largest = none, sum = 0;
  for (int64_t j = 0; j < keys; ++j) {
    if (visible != nullptr && !visible[j]) row[j] = none;
    largest = row[j] > largest ? row[j] : largest;
  }
  const bool blind = largest == none;
#pragma omp simd reduction(+ : sum)
  for (int64_t j = 0; j < keys; ++j) {
    row[j] = row[j] == none ? W(0) : vm::exp(row[j] - largest);
    sum += row[j];
  }
  const W scale = blind ? W(0) : 1 / sum;
  for (int64_t j = 0; j < keys; ++j) {
    const W weight = row[j] * scale;
    row[j] = weight < negligible_weight<W> ? W(0) : widen(narrow<T>(weight));
  }
}

template <typename T, typename W = Wide<T>>
[[gnu::always_inline]] inline void attend(const Forward<T>& task, int64_t begin, int64_t end,
                                          W* room) {
  const Shape& shape = task.shape;
  const int64_t columns = shape.key_lanes(), wide = shape.width_lanes(),
                value_wide = shape.value_lanes();
  W* const q = room;                         // [T,D]
  W* const k = q + shape.queries * wide;     // [D,S]
  W* const v = k + shape.width * columns;    // [S,H]
  W* const p = v + shape.keys * value_wide;  // [T,S]
  W* const o = p + shape.queries * columns;  // [T,H]
  const W scale = static_cast<W>(shape.scale);
  for (int64_t at = begin; at < end; ++at) {
    const int64_t batch = at / shape.heads, head = at % shape.heads;
    take_rows(task.queries, batch, head, shape.queries, shape.width, scale, q);
    take_columns(task.keys, batch, head, shape.keys, shape.width, k);
    take_rows(task.values, batch, head, shape.keys, shape.value_width, W(1), v);
    small_product({q, wide, 1}, k, shape.queries, shape.width, columns, p);
    for (int64_t i = 0; i < shape.queries; ++i)
      softmax_row<T>(p + i * columns, task.visible.row(batch, i), shape.keys);
    if (task.weights.data != nullptr)
      for (int64_t i = 0; i < shape.queries; ++i)
        for (int64_t j = 0; j < shape.keys; ++j)
          task.weights.row(batch, head, i)[j] = narrow<T>(p[i * columns + j]);
    small_product({p, columns, 1}, v, shape.queries, shape.keys, value_wide, o);
    give_rows(o, task.output, batch, head, shape.queries, shape.value_width);
  }
}

int64_t forward_room(const Shape& shape) {
  return shape.queries * shape.width_lanes() + (shape.queries + shape.keys) * shape.value_lanes() +
         (shape.width + shape.queries) * shape.key_lanes();
}

template <typename T, typename W = Wide<T>>
[[gnu::always_inline]] inline void attend_backward(const Backward<T>& task, int64_t begin,
                                                   int64_t end, W* room) {
  const Shape& shape = task.shape;
  const int64_t columns = shape.key_lanes(), wide = shape.width_lanes(),
                value_wide = shape.value_lanes();
  W* const q = room;                             // [T,D]
  W* const k = q + shape.queries * wide;         // [S,D]
  W* const v = k + shape.keys * wide;            // [H,S]
  W* const g = v + shape.value_width * columns;  // [T,H] of the output
  W* const p = g + shape.queries * value_wide;   // [T,S]
  W* const s = p + shape.queries * columns;      // [T,S] of the weights, then of the scores
  W* const out = s + shape.queries * columns;    // [S,H], [T,D] or [S,D]
  const W scale = static_cast<W>(shape.scale);
  for (int64_t at = begin; at < end; ++at) {
    const int64_t batch = at / shape.heads, head = at % shape.heads;
    take_rows(task.queries, batch, head, shape.queries, shape.width, scale, q);
    take_rows(task.keys, batch, head, shape.keys, shape.width, scale, k);
    take_columns(task.values, batch, head, shape.keys, shape.value_width, v);
    take_rows(task.arriving, batch, head, shape.queries, shape.value_width, W(1), g);
    take_rows(task.weights, batch, head, shape.queries, shape.keys, W(1), p);
    small_product({p, 1, columns}, g, shape.keys, shape.queries, value_wide, out);
    give_rows(out, task.to_values, batch, head, shape.keys, shape.value_width);
    small_product({g, value_wide, 1}, v, shape.queries, shape.value_width, columns, s);
    for (int64_t i = 0; i < shape.queries; ++i) {
      const W* weights = p + i * columns;
      W* row = s + i * columns;
      if (task.arriving_weights.data != nullptr)
        for (int64_t j = 0; j < shape.keys; ++j)
          row[j] += widen(task.arriving_weights.row(batch, head, i)[j]);
      W mean = 0;
#pragma omp simd reduction(+ : mean)
      for (int64_t j = 0; j < columns; ++j) mean += weights[j] * row[j];
      for (int64_t j = 0; j < columns; ++j) row[j] = weights[j] * (row[j] - mean);
    }
    small_product({s, columns, 1}, k, shape.queries, shape.keys, wide, out);
    give_rows(out, task.to_queries, batch, head, shape.queries, shape.width);
    small_product({s, 1, columns}, q, shape.keys, shape.queries, wide, out);
    give_rows(out, task.to_keys, batch, head, shape.keys, shape.width);
  }
}

int64_t backward_room(const Shape& shape) {
  const int64_t longest = std::max(shape.queries, shape.keys),
                widest = std::max(shape.width_lanes(), shape.value_lanes());
  return (shape.queries + shape.keys) * shape.width_lanes() + shape.queries * shape.value_lanes() +
         longest * widest + (shape.value_width + 2 * shape.queries) * shape.key_lanes();
}

#define REGARD_HEAD_LOOPS(T)                                                                       \
  REGARD_VECTORISED void run(const Forward<T>& task, int64_t begin, int64_t end, Wide<T>* room) {  \
    attend(task, begin, end, room);                                                                \
  }                                                                                                \
  REGARD_VECTORISED void run(const Backward<T>& task, int64_t begin, int64_t end, Wide<T>* room) { \
    attend_backward(task, begin, end, room);                                                       \
  }
REGARD_FOR_ELEMENT_TYPES(REGARD_HEAD_LOOPS)
#undef REGARD_HEAD_LOOPS

template <typename T, typename Task>
void split_up(const Task& task, int64_t room) {
  constexpr int64_t worth_a_thread = 1 << 16;  // products
  const Shape& shape = task.shape;
  const int64_t width = std::max(shape.width, shape.value_width);
  const int64_t products = std::max<int64_t>(1, shape.queries * shape.keys * width);
  at::parallel_for(0, shape.batch * shape.heads, std::max<int64_t>(1, worth_a_thread / products),
                   [&](int64_t begin, int64_t end) {
                     std::vector<Wide<T>> own(static_cast<size_t>(room));
                     run(task, begin, end, own.data());
                   });
}

}  // namespace

#define REGARD_HEAD_LOOPS(T)                                                            \
  void run_all(const Forward<T>& task) { split_up<T>(task, forward_room(task.shape)); } \
  void run_all(const Backward<T>& task) { split_up<T>(task, backward_room(task.shape)); }
REGARD_FOR_ELEMENT_TYPES(REGARD_HEAD_LOOPS)
#undef REGARD_HEAD_LOOPS

}  // namespace regard::head_loops
