#include "attention/fused_additive.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <limits>
#include <optional>
#include <vector>

#include "regard/attention/element_type.h"
#include "regard/attention/first_order.h"
#include "regard/attention/summed_by_part.h"

namespace regard {
namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;
namespace vm = vector_math;
using vm::narrow, vm::widen, vm::Wide;

struct Shape {
  int64_t steps, keys, meeting, width;  // T, S, D, H
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

/// Rows of the batch. `room` [H].
template <typename T, typename W = Wide<T>>
[[gnu::always_inline]] inline void attend(const Forward<T>& task, int64_t begin, int64_t end,
                                          W* __restrict room) {
  const auto [steps, keys, meeting, width] = task.shape;
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
      const W weight = weights[s] /= total;
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
  const auto [steps, keys, meeting, width] = task.shape;
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

#define REGARD_FUSED_ADDITIVE(T)                                                                  \
  REGARD_VECTORISED void run(const Forward<T>& task, int64_t begin, int64_t end, Wide<T>* room) { \
    attend(task, begin, end, room);                                                               \
  }                                                                                               \
  REGARD_VECTORISED void run(const Backward<T>& task, int64_t begin, int64_t end, Wide<T>* room,  \
                             Wide<T>* to_direction) {                                             \
    attend_backward(task, begin, end, room, to_direction);                                        \
  }
REGARD_FOR_ELEMENT_TYPES(REGARD_FUSED_ADDITIVE)
#undef REGARD_FUSED_ADDITIVE

Shape shape_of(const Tensor& queries, const StepMemory& memory) {
  return {.steps = queries.size(1),
          .keys = memory.keys().size(1),
          .meeting = memory.keys().size(2),
          .width = memory.values().size(2)};
}

/// What is no input of autograd's.
struct Sight {
  StepMemory memory;
  Tensor mask;
};

class FusedAdditive : public torch::autograd::Function<FusedAdditive> {
 public:
  static variable_list forward(AutogradContext* context, const Tensor& given,
                               const Tensor& direction, const std::optional<Tensor>& /*token*/,
                               const Sight& sight) {
    const Tensor queries = given.contiguous();
    const StepMemory& memory = sight.memory;
    const Shape shape = shape_of(queries, memory);
    const int64_t batch = queries.size(0);
    const Tensor weights = at::empty({batch, shape.steps, shape.keys}, direction.options());
    const Tensor contexts = at::empty({batch, shape.steps, shape.width}, queries.options());
    with_element_type(queries, [&](auto element) {
      using T = decltype(element);
      const Forward<T> task{.shape = shape,
                            .queries = elements<T>(queries),
                            .keys = elements<T>(memory.keys()),
                            .values = elements<T>(memory.values()),
                            .direction = elements<Wide<T>>(direction),
                            .mask = elements<bool>(sight.mask),
                            .weights = mutable_elements<Wide<T>>(weights),
                            .contexts = mutable_elements<T>(contexts)};
      at::parallel_for(0, batch, 1, [&](int64_t begin, int64_t end) {
        std::vector<Wide<T>> room(static_cast<size_t>(shape.width));
        run(task, begin, end, room.data());
      });
    });
    context->save_for_backward({queries, direction, weights});
    context->saved_data["memory"] = memory.to_value();
    context->set_materialize_grads(false);
    return {contexts, weights};
  }

  static variable_list backward(AutogradContext* context, const variable_list& gradients) {
    refuse_second_order();
    const variable_list saved = context->get_saved_variables();
    const Tensor &queries = saved[0], &direction = saved[1], &weights = saved[2];
    const StepMemory memory = StepMemory::from_value(context->saved_data["memory"]);
    const Shape shape = shape_of(queries, memory);
    const int64_t batch = queries.size(0);
    const Tensor arriving = gradients[0].defined()
                                ? gradients[0].contiguous()
                                : at::zeros({batch, shape.steps, shape.width}, queries.options());
    const Tensor arriving_weights =
        gradients[1].defined() ? gradients[1].contiguous() : gradients[1];
    const Tensor to_queries = at::empty_like(queries);
    // A backward that does not reach the memory must leave nothing in what all steps share.
    constexpr size_t token = 2;
    const bool reached = memory.trained() && context->needs_input_grad(token);
    const auto wide = direction.options();
    const Tensor to_keys = reached ? memory.to_keys() : at::zeros(memory.keys().sizes(), wide);
    const Tensor to_values =
        reached ? memory.to_values() : at::zeros(memory.values().sizes(), wide);
    Tensor to_direction;
    with_element_type(queries, [&](auto element) {
      using T = decltype(element);
      using W = Wide<T>;
      const Backward<T> task{.shape = shape,
                             .queries = elements<T>(queries),
                             .keys = elements<T>(memory.keys()),
                             .values = elements<T>(memory.values()),
                             .direction = elements<W>(direction),
                             .weights = elements<W>(weights),
                             .arriving = elements<T>(arriving),
                             .arriving_weights = elements<W>(arriving_weights),
                             .to_queries = mutable_elements<T>(to_queries),
                             .to_keys = mutable_elements<W>(to_keys),
                             .to_values = mutable_elements<W>(to_values)};
      to_direction = summed_by_part<W>(
          batch, {shape.meeting}, direction.options(), [&](int64_t begin, int64_t end, W* sums) {
            std::vector<W> room(static_cast<size_t>(shape.keys + shape.meeting));
            run(task, begin, end, room.data(), sums);
          });
    });
    return {to_queries, to_direction, Tensor(), Tensor()};
  }
};

}  // namespace

bool fusible(const Tensor& queries, const StepMemory& memory) {
  return memory.defined() && loops_reach(queries) &&
         memory.keys().scalar_type() == queries.scalar_type() &&
         memory.values().scalar_type() == queries.scalar_type();
}

AttentionOutput fused_additive(const Tensor& queries, const StepMemory& memory,
                               const Tensor& direction, const Tensor& mask) {
  const Tensor& keys = memory.keys();
  TORCH_CHECK(
      queries.dim() == 3 && queries.size(0) == keys.size(0) && queries.size(2) == keys.size(2) &&
          memory.values().sizes().slice(0, 2) == keys.sizes().slice(0, 2) &&
          direction.sizes() == at::IntArrayRef({keys.size(2)}) &&
          (!mask.defined() ||
           (mask.scalar_type() == torch::kBool && mask.sizes() == keys.sizes().slice(0, 2))),
      "queries ", queries.sizes(), ", keys ", keys.sizes(), ", values ", memory.values().sizes(),
      ", a direction ", direction.sizes(), " and a mask ",
      mask.defined() ? mask.sizes() : at::IntArrayRef(), " do not fit together");
  const std::optional<Tensor> token =
      memory.token().defined() ? std::optional(memory.token()) : std::nullopt;
  const variable_list said =
      FusedAdditive::apply(queries, direction.to(wide_type(queries)).contiguous(), token,
                           Sight{memory, mask.defined() ? mask.contiguous() : mask});
  return {.context = said[0], .weights = said[1]};
}

}  // namespace regard
