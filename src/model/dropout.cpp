#include "regard/model/dropout.h"

#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "regard/attention/element_type.h"

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
};

/// A bijection of 32 bits in which each bit of the result depends on all (Wellons 2018, lowbias32).
[[gnu::always_inline]] inline uint32_t mix(uint32_t x) {
  x = (x ^ (x >> 16)) * 0x7FEB352DU;
  x = (x ^ (x >> 15)) * 0x846CA68BU;
  return x ^ (x >> 16);
}

template <typename T>
[[gnu::always_inline]] inline void choose(const Choice& choice, const T* from, T* to, int64_t begin,
                                          int64_t end) {
  const auto scale = static_cast<Wide<T>>(choice.scale);
#pragma omp simd
  for (int64_t i = begin; i < end; ++i) {
    const uint32_t hash = mix(mix(static_cast<uint32_t>(i) ^ choice.seed_low) ^ choice.seed_high);
    const Wide<T> scaled = widen(from[i]) * scale;
    to[i] = narrow<T>(hash < choice.dropped_below ? Wide<T>(0) : scaled);
  }
}

#define REGARD_DROPOUT(T)                                                               \
  REGARD_VECTORISED void run(const Choice& choice, const T* from, T* to, int64_t begin, \
                             int64_t end) {                                             \
    choose(choice, from, to, begin, end);                                               \
  }
REGARD_FOR_ELEMENT_TYPES(REGARD_DROPOUT)
#undef REGARD_DROPOUT

Tensor dropped_out(const Tensor& given, int64_t seed, double probability) {
  const Tensor input = given.contiguous();
  Tensor output = at::empty_like(input);
  const Choice choice{.seed_low = static_cast<uint32_t>(seed),
                      .seed_high = static_cast<uint32_t>(seed >> 32),
                      .dropped_below = static_cast<uint32_t>(std::ldexp(probability, 32)),
                      .scale = 1 / (1 - probability)};
  with_element_type(input, [&](auto element) {
    using T = decltype(element);
    const T* from = elements<T>(input);
    T* to = mutable_elements<T>(output);
    at::parallel_for(0, input.numel(), at::internal::GRAIN_SIZE,
                     [&](int64_t begin, int64_t end) { run(choice, from, to, begin, end); });
  });
  return output;
}

class HashedDropout : public torch::autograd::Function<HashedDropout> {
 public:
  static Tensor forward(AutogradContext* context, const Tensor& input, int64_t seed,
                        double probability) {
    context->saved_data["seed"] = seed;
    context->saved_data["probability"] = probability;
    return dropped_out(input, seed, probability);
  }
  static variable_list backward(AutogradContext* context, variable_list gradients) {
    return {dropped_out(gradients[0], context->saved_data["seed"].toInt(),
                        context->saved_data["probability"].toDouble()),
            Tensor(), Tensor()};
  }
};

}  // namespace

Tensor apply_dropout(const Tensor& input, double probability, bool training) {
  TORCH_CHECK(probability >= 0 && probability <= 1, "a dropout's probability is in [0, 1], not ",
              probability);
  if (!training || probability == 0) return input;
  const bool reached = with_element_type(input, [](auto) {});
  if (!reached || probability == 1) return torch::dropout(input, probability, training);
  const auto seed = at::empty({}, torch::kLong).random_().item<int64_t>();
  return HashedDropout::apply(input, seed, probability);
}

}  // namespace regard
