#include "model/layer_norm.h"

#include <torch/csrc/autograd/custom_function.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "regard/attention/autocast.h"
#include "regard/attention/element_type.h"
#include "regard/attention/first_order.h"
#include "regard/attention/for_rows.h"
#include "regard/attention/summed_by_part.h"

namespace regard {
namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;
using vector_math::narrow, vector_math::widen, vector_math::Wide;

/// What is read is wide, what is said is T.
template <typename T>
struct Forward {
  int64_t width;
  const Wide<T>*input, *weight, *bias;
  double epsilon;
  T* output;
  Wide<T>*means, *scales;  // of each row; the scale is 1 / sqrt(variance + epsilon)
};

template <typename T>
struct Backward {
  int64_t width;
  const Wide<T>*input, *weight, *means, *scales;
  const T* arriving;
  Wide<T>* to_input;
};

template <typename T>
[[gnu::always_inline]] inline void normalise(const Forward<T>& task, int64_t begin, int64_t end) {
  using W = Wide<T>;
  const int64_t width = task.width;
  const W* __restrict weight = task.weight, * __restrict bias = task.bias;
  for (int64_t row = begin; row < end; ++row) {
    const W* __restrict input = task.input + row * width;
    T* __restrict output = task.output + row * width;
    W sum = 0, squares = 0;
#pragma omp simd reduction(+ : sum)
    for (int64_t i = 0; i < width; ++i) sum += input[i];
    const W mean = sum / static_cast<W>(width);
#pragma omp simd reduction(+ : squares)
    for (int64_t i = 0; i < width; ++i) squares += (input[i] - mean) * (input[i] - mean);
    const W scale = 1 / std::sqrt(squares / static_cast<W>(width) + static_cast<W>(task.epsilon));
    for (int64_t i = 0; i < width; ++i)
      output[i] = narrow<T>((input[i] - mean) * scale * weight[i] + bias[i]);
    task.means[row] = mean;
    task.scales[row] = scale;
  }
}

/// Adds to the gradients of weight and bias.
template <typename T>
[[gnu::always_inline]] inline void normalise_backward(const Backward<T>& task, int64_t begin,
                                                      int64_t end, Wide<T>* __restrict to_weight,
                                                      Wide<T>* __restrict to_bias) {
  using W = Wide<T>;
  const int64_t width = task.width;
  const W* __restrict weight = task.weight;
  for (int64_t row = begin; row < end; ++row) {
    const W* __restrict input = task.input + row * width;
    const T* __restrict arriving = task.arriving + row * width;
    W* __restrict to_input = task.to_input + row * width;
    const W mean = task.means[row], scale = task.scales[row];
    W sum = 0, along = 0;
#pragma omp simd reduction(+ : sum, along)
    for (int64_t i = 0; i < width; ++i) {
      const W normal = (input[i] - mean) * scale, gradient = widen(arriving[i]);
      to_weight[i] += gradient * normal;
      to_bias[i] += gradient;
      sum += gradient * weight[i];
      along += gradient * weight[i] * normal;
    }
    const W mean_sum = sum / static_cast<W>(width), mean_along = along / static_cast<W>(width);
    for (int64_t i = 0; i < width; ++i) {
      const W normal = (input[i] - mean) * scale;
      to_input[i] = scale * (widen(arriving[i]) * weight[i] - mean_sum - normal * mean_along);
    }
  }
}

#define REGARD_LAYER_NORM(T)                                                       \
  REGARD_VECTORISED void run(const Forward<T>& task, int64_t begin, int64_t end) { \
    normalise(task, begin, end);                                                   \
  }                                                                                \
  REGARD_VECTORISED void run(const Backward<T>& task, int64_t begin, int64_t end,  \
                             Wide<T>* to_weight, Wide<T>* to_bias) {               \
    normalise_backward(task, begin, end, to_weight, to_bias);                      \
  }
REGARD_FOR_ELEMENT_TYPES(REGARD_LAYER_NORM)
#undef REGARD_LAYER_NORM

class LayerNorm : public torch::autograd::Function<LayerNorm> {
 public:
  static Tensor forward(AutogradContext* context, const Tensor& given, const Tensor& weight,
                        const Tensor& bias, double epsilon, torch::ScalarType type) {
    const Tensor input = given.contiguous();
    const int64_t width = input.size(-1), rows = width > 0 ? input.numel() / width : 0;
    const Tensor output = at::empty_like(input, input.options().dtype(type));
    const Tensor means = at::empty({rows}, input.options()), scales = at::empty_like(means);
    with_element_type(output, [&](auto element) {
      using T = decltype(element);
      const Forward<T> task{.width = width,
                            .input = elements<Wide<T>>(input),
                            .weight = elements<Wide<T>>(weight),
                            .bias = elements<Wide<T>>(bias),
                            .epsilon = epsilon,
                            .output = mutable_elements<T>(output),
                            .means = mutable_elements<Wide<T>>(means),
                            .scales = mutable_elements<Wide<T>>(scales)};
      for_rows(rows, width, [&](int64_t begin, int64_t end) { run(task, begin, end); });
    });
    context->save_for_backward({input, weight, means, scales});
    return output;
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    refuse_second_order();
    const variable_list saved = context->get_saved_variables();
    const Tensor &input = saved[0], &weight = saved[1];
    const Tensor arriving = gradients[0].contiguous();
    const int64_t width = input.size(-1), rows = saved[2].numel();
    const Tensor to_input = at::empty_like(input);
    Tensor to_weight_and_bias;  // [2,E]
    with_element_type(arriving, [&](auto element) {
      using T = decltype(element);
      const Backward<T> task{.width = width,
                             .input = elements<Wide<T>>(input),
                             .weight = elements<Wide<T>>(weight),
                             .means = elements<Wide<T>>(saved[2]),
                             .scales = elements<Wide<T>>(saved[3]),
                             .arriving = elements<T>(arriving),
                             .to_input = mutable_elements<Wide<T>>(to_input)};
      to_weight_and_bias = summed_by_part<Wide<T>>(rows, {2, width}, weight.options(),
                                                   [&](int64_t begin, int64_t end, Wide<T>* sums) {
                                                     run(task, begin, end, sums, sums + width);
                                                   });
    });
    return {to_input, to_weight_and_bias[0], to_weight_and_bias[1], Tensor(), Tensor()};
  }
};

}  // namespace

Tensor apply_layer_norm(const torch::nn::LayerNorm& layer, const Tensor& input) {
  torch::nn::LayerNorm norm = layer;
  const torch::ScalarType type = autocast_type(input);
  const bool reached = loops_reach(input) && input.scalar_type() == norm->weight.scalar_type() &&
                       input.scalar_type() != torch::kBFloat16 &&
                       (type == input.scalar_type() || type == torch::kBFloat16) &&
                       input.size(-1) == norm->weight.numel();
  if (!reached) return norm(input);
  return LayerNorm::apply(input, norm->weight, norm->bias, norm->options.eps(), type);
}

}  // namespace regard
