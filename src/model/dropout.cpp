#include "regard/model/dropout.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "regard/attention/element_type.h"
#include "regard/attention/first_order.h"

namespace regard {
namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;
namespace vm = vector_math;
using vm::narrow, vm::widen, vm::Wide;

struct Choice {
  uint32_t seed_low;
  uint32_t seed_high;
  uint32_t dropped_below;  // of 2^32 hashes
  double scale;

  Choice(int64_t seed, double probability)
      : seed_low(static_cast<uint32_t>(seed)),
        seed_high(static_cast<uint32_t>(seed >> 32)),
        dropped_below(static_cast<uint32_t>(std::ldexp(probability, 32))),
        scale(1 / (1 - probability)) {}
};

/// A bijection of 32 bits in which each bit of the result depends on all (Wellons 2018, lowbias32).
[[gnu::always_inline]] inline uint32_t mix(uint32_t x) {
  x = (x ^ (x >> 16)) * 0x7FEB352DU;
  x = (x ^ (x >> 15)) * 0x846CA68BU;
  return x ^ (x >> 16);
}

/// The number at place i of those whose first is `number`, or 0.
template <typename W>
[[gnu::always_inline]] inline W chosen(const Choice& choice, int64_t i, W number) {
  const uint32_t hash = mix(mix(static_cast<uint32_t>(i) ^ choice.seed_low) ^ choice.seed_high);
  const W scaled = number * static_cast<W>(choice.scale);
  return hash < choice.dropped_below ? W(0) : scaled;
}

template <typename From, typename To>
struct Drop {
  const From* from;
  To* to;
};

template <typename T>
struct DropAndAdd {
  const Wide<T>* input;
  const T* said;
  Wide<T>* to;
};

template <typename From, typename To>
[[gnu::always_inline]] inline void drop(const Choice& choice, const Drop<From, To>& task,
                                        int64_t begin, int64_t end) {
  const From* __restrict from = task.from;
  To* __restrict to = task.to;
#pragma omp simd
  for (int64_t i = begin; i < end; ++i) to[i] = narrow<To>(chosen(choice, i, widen(from[i])));
}

template <typename T>
[[gnu::always_inline]] inline void drop(const Choice& choice, const DropAndAdd<T>& task,
                                        int64_t begin, int64_t end) {
  const Wide<T>* __restrict input = task.input;
  const T* __restrict said = task.said;
  Wide<T>* __restrict to = task.to;
#pragma omp simd
  for (int64_t i = begin; i < end; ++i) to[i] = input[i] + chosen(choice, i, widen(said[i]));
}

#define REGARD_RUN(...)                                                                    \
  REGARD_VECTORISED void run(const Choice& choice, const __VA_ARGS__& task, int64_t begin, \
                             int64_t end) {                                                \
    drop(choice, task, begin, end);                                                        \
  }
#define REGARD_DROPOUT(T) \
  REGARD_RUN(Drop<T, T>)  \
  REGARD_RUN(DropAndAdd<T>)
REGARD_FOR_ELEMENT_TYPES(REGARD_DROPOUT)
REGARD_RUN(Drop<float, vm::Bfloat16>)
#undef REGARD_DROPOUT
#undef REGARD_RUN

template <typename Task>
void run_all(const Choice& choice, const Task& task, int64_t count) {
  at::parallel_for(0, count, at::internal::GRAIN_SIZE,
                   [&](int64_t begin, int64_t end) { run(choice, task, begin, end); });
}

/// In `type`, that of `given` or a narrower one.
Tensor dropped_out(const Tensor& given, torch::ScalarType type, int64_t seed, double probability) {
  const Tensor input = given.contiguous();
  const Tensor output = at::empty_like(input, input.options().dtype(type));
  const Choice choice(seed, probability);
  with_element_type(output, [&](auto element) {
    using To = decltype(element);
    if (input.scalar_type() == type)
      run_all(choice, Drop<To, To>{elements<To>(input), mutable_elements<To>(output)},
              input.numel());
    else if constexpr (std::is_same_v<To, vm::Bfloat16>)
      run_all(choice, Drop<float, To>{elements<float>(input), mutable_elements<To>(output)},
              input.numel());
  });
  return output;
}

class HashedDropout : public torch::autograd::Function<HashedDropout> {
 public:
  static Tensor forward(AutogradContext* context, const Tensor& input, int64_t seed,
                        double probability) {
    context->saved_data["seed"] = seed;
    context->saved_data["probability"] = probability;
    return dropped_out(input, input.scalar_type(), seed, probability);
  }
  static variable_list backward(AutogradContext* context, variable_list gradients) {
    refuse_second_order();
    return {
        dropped_out(gradients[0], gradients[0].scalar_type(), context->saved_data["seed"].toInt(),
                    context->saved_data["probability"].toDouble()),
        Tensor(), Tensor()};
  }
};

class AddDropped : public torch::autograd::Function<AddDropped> {
 public:
  static Tensor forward(AutogradContext* context, const Tensor& given_input,
                        const Tensor& given_said, int64_t seed, double probability) {
    context->saved_data["seed"] = seed;
    context->saved_data["probability"] = probability;
    context->saved_data["type"] = static_cast<int64_t>(given_said.scalar_type());
    const Tensor input = given_input.contiguous(), said = given_said.contiguous();
    const Tensor output = at::empty_like(input);
    with_element_type(said, [&](auto element) {
      using T = decltype(element);
      run_all(Choice(seed, probability),
              DropAndAdd<T>{elements<Wide<T>>(input), elements<T>(said),
                            mutable_elements<Wide<T>>(output)},
              said.numel());
    });
    return output;
  }
  static variable_list backward(AutogradContext* context, variable_list gradients) {
    refuse_second_order();
    const auto type = static_cast<torch::ScalarType>(context->saved_data["type"].toInt());
    return {gradients[0],
            dropped_out(gradients[0], type, context->saved_data["seed"].toInt(),
                        context->saved_data["probability"].toDouble()),
            Tensor(), Tensor()};
  }
};

thread_local DropoutSeeds* own_seeds = nullptr;

int64_t new_seed() {
  if (own_seeds != nullptr) return static_cast<int64_t>(own_seeds->next());
  return at::empty({}, torch::kLong).random_().item<int64_t>();
}

}  // namespace

Tensor apply_dropout(const Tensor& input, double probability, bool training) {
  TORCH_CHECK(probability >= 0 && probability <= 1, "a dropout's probability is in [0, 1], not ",
              probability);
  if (!training || probability == 0) return input;
  const bool reached = loops_reach(input);
  if (!reached || probability == 1) return torch::dropout(input, probability, training);
  return HashedDropout::apply(input, new_seed(), probability);
}

Tensor add_dropped(const Tensor& input, const Tensor& said, double probability, bool training) {
  const bool drops = training && probability > 0 && probability < 1;
  const bool reached = loops_reach(said) && input.is_cpu() &&
                       input.scalar_type() == wide_type(said) && input.sizes() == said.sizes();
  if (!drops || !reached) return input + apply_dropout(said, probability, training);
  return AddDropped::apply(input, said, new_seed(), probability);
}

DropoutSeeds::DropoutSeeds(uint64_t seed) : random_(seed), before_(own_seeds) { own_seeds = this; }

DropoutSeeds::~DropoutSeeds() { own_seeds = before_; }

}  // namespace regard
