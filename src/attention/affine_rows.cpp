#include "attention/affine_rows.h"

#include <torch/types.h>

#include <limits>

#include "regard/attention/element_type.h"
#include "regard/attention/for_rows.h"
#include "regard/attention/row_products.h"
#include "regard/attention/summed_by_part.h"

namespace regard {
namespace {

using torch::Tensor;
using vector_math::narrow, vector_math::widen, vector_math::Wide;

/// numbers = activation(numbers + bias), row by row.
template <typename T>
struct Finish {
  int64_t width;
  const Wide<T>* bias;
  Wide<T> least;
  T* numbers;
};

template <typename T>
struct Sum {
  int64_t width;
  const T* numbers;
};

template <typename T>
[[gnu::always_inline]] inline void finish(const Finish<T>& task, int64_t begin, int64_t end) {
  using W = Wide<T>;
  const W* __restrict bias = task.bias;
  for (int64_t row = begin; row < end; ++row) {
    T* __restrict numbers = task.numbers + row * task.width;
    for (int64_t i = 0; i < task.width; ++i) {
      const W number = widen(numbers[i]) + bias[i];
      numbers[i] = narrow<T>(number < task.least ? task.least : number);
    }
  }
}

template <typename T>
[[gnu::always_inline]] inline void add_up(const Sum<T>& task, int64_t begin, int64_t end,
                                          Wide<T>* __restrict sums) {
  for (int64_t row = begin; row < end; ++row) {
    const T* __restrict numbers = task.numbers + row * task.width;
    for (int64_t i = 0; i < task.width; ++i) sums[i] += widen(numbers[i]);
  }
}

#define REGARD_AFFINE_ROWS(T)                                                                 \
  REGARD_VECTORISED void run(const Finish<T>& task, int64_t begin, int64_t end) {             \
    finish(task, begin, end);                                                                 \
  }                                                                                           \
  REGARD_VECTORISED void run(const Sum<T>& task, int64_t begin, int64_t end, Wide<T>* sums) { \
    add_up(task, begin, end, sums);                                                           \
  }
REGARD_FOR_ELEMENT_TYPES(REGARD_AFFINE_ROWS)
#undef REGARD_AFFINE_ROWS

}  // namespace

Tensor affine_rows(const Tensor& a, const Tensor& b, const Tensor& bias, Activation activation) {
  const Tensor product = row_product(a, b);
  if (!bias.defined() && activation == Activation::none) return product;
  const auto wide = product.options().dtype(wide_type(product));
  const Tensor wide_bias =
      bias.defined() ? bias.to(wide).contiguous() : at::zeros({b.size(1)}, wide);
  TORCH_CHECK(wide_bias.sizes() == at::IntArrayRef({b.size(1)}), "a bias ", wide_bias.sizes(),
              " does not fit a factor ", b.sizes());
  const bool done = with_element_type(product, [&](auto element) {
    using T = decltype(element);
    using W = Wide<T>;
    const Finish<T> task{
        .width = product.size(1),
        .bias = elements<W>(wide_bias),
        .least = activation == Activation::relu ? W(0) : -std::numeric_limits<W>::infinity(),
        .numbers = mutable_elements<T>(product)};
    for_rows(product.size(0), task.width,
             [&](int64_t begin, int64_t end) { run(task, begin, end); });
  });
  if (done) return product;
  const Tensor sum = (product + wide_bias).to(product.scalar_type());
  return activation == Activation::relu ? torch::relu(sum) : sum;
}

Tensor column_sums(const Tensor& given) {
  const Tensor rows = given.contiguous();
  const int64_t width = rows.size(1);
  Tensor sums;
  const bool done = with_element_type(rows, [&](auto element) {
    using T = decltype(element);
    using W = Wide<T>;
    const Sum<T> task{.width = width, .numbers = elements<T>(rows)};
    sums = summed_by_part<W>(rows.size(0), {width}, rows.options().dtype(wide_type(rows)),
                             [&](int64_t begin, int64_t end, W* to) { run(task, begin, end, to); });
  });
  return done ? sums : rows.sum(0, false, wide_type(rows));
}

}  // namespace regard
