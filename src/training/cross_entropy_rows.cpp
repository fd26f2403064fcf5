#include "training/cross_entropy_rows.h"

#include <torch/types.h>

#include <cmath>
#include <vector>

#include "regard/attention/element_type.h"
#include "regard/attention/summed_by_part.h"
#include "regard/base/vector_math.h"

namespace regard {
namespace {

using torch::Tensor;
namespace vm = vector_math;
using vm::narrow, vm::widen, vm::Wide;

template <typename T>
struct Rows {
  T* scores;
  const Wide<T>* bias;
  const int64_t* targets;
  int64_t words;  // V
  Wide<T> smoothing;
  CrossEntropySums* sums;  // of each row
};

/// Adds the gradients to `to_bias`.
template <typename T>
[[gnu::always_inline]] inline void score_rows(const Rows<T>& rows, int64_t begin, int64_t end,
                                              Wide<T>* __restrict to_bias) {
  using W = Wide<T>;
  const int64_t words = rows.words;
  const W* __restrict bias = rows.bias;
  for (int64_t row = begin; row < end; ++row) {
    T* __restrict scores = rows.scores + row * words;
    const int64_t target = rows.targets[row];
    const W wanted = widen(scores[target]) + bias[target];
    W largest = wanted, sum = 0, total = 0;
#pragma omp simd reduction(max : largest) reduction(+ : sum)
    for (int64_t i = 0; i < words; ++i) {
      const W score = widen(scores[i]) + bias[i];
      largest = score > largest ? score : largest;
      sum += score;
    }
#pragma omp simd reduction(+ : total)
    for (int64_t i = 0; i < words; ++i) total += vm::exp(widen(scores[i]) + bias[i] - largest);
    const W scale = 1 / total, spread = rows.smoothing / static_cast<W>(words);
#pragma omp simd
    for (int64_t i = 0; i < words; ++i) {
      const W gradient = vm::exp(widen(scores[i]) + bias[i] - largest) * scale - spread;
      to_bias[i] += gradient;
      scores[i] = narrow<T>(gradient);
    }
    to_bias[target] -= 1 - rows.smoothing;
    const double log_sum = static_cast<double>(largest) + std::log(static_cast<double>(total));
    const W share = vm::exp(wanted - largest) * scale - spread;
    scores[target] = narrow<T>(share - (1 - rows.smoothing));
    const double nll = log_sum - static_cast<double>(wanted);
    const double uniform = log_sum - static_cast<double>(sum) / static_cast<double>(words);
    const auto smoothing = static_cast<double>(rows.smoothing);
    rows.sums[row] = {.objective = (1 - smoothing) * nll + smoothing * uniform, .nll = nll};
  }
}

#define REGARD_SCORE_ROWS(T)                                                                      \
  REGARD_VECTORISED void run(const Rows<T>& rows, int64_t begin, int64_t end, Wide<T>* to_bias) { \
    score_rows(rows, begin, end, to_bias);                                                        \
  }
REGARD_FOR_ELEMENT_TYPES(REGARD_SCORE_ROWS)
#undef REGARD_SCORE_ROWS

}  // namespace

CrossEntropySums cross_entropy_rows(const Tensor& scores, const Tensor& bias, const Tensor& targets,
                                    double smoothing, const Tensor& to_bias) {
  const int64_t count = scores.size(0);
  TORCH_CHECK(bias.numel() == scores.size(1) && targets.numel() == count, "scores ", scores.sizes(),
              ", a bias ", bias.sizes(), " and targets ", targets.sizes(), " do not fit together");
  Tensor bias_sums;
  std::vector<CrossEntropySums> sums(static_cast<size_t>(scores.size(0)));
  const bool done = with_element_type(scores, [&](auto element) {
    using T = decltype(element);
    const Rows<T> rows{mutable_elements<T>(scores),     elements<Wide<T>>(bias),
                       elements<int64_t>(targets),      scores.size(1),
                       static_cast<Wide<T>>(smoothing), sums.data()};
    for (int64_t row = 0; row < count; ++row)
      TORCH_CHECK(rows.targets[row] >= 0 && rows.targets[row] < rows.words, "target ",
                  rows.targets[row], " is not among ", rows.words, " words");
    bias_sums = summed_by_part<Wide<T>>(
        count, {rows.words}, bias.options(),
        [&](int64_t begin, int64_t end, Wide<T>* sums) { run(rows, begin, end, sums); });
  });
  if (!done) return cross_entropy_rows_plain(scores, bias, targets, smoothing, to_bias);
  if (to_bias.defined()) to_bias.add_(bias_sums);
  CrossEntropySums all;
  for (const CrossEntropySums& row : sums) {
    all.objective += row.objective;
    all.nll += row.nll;
  }
  return all;
}

CrossEntropySums cross_entropy_rows_plain(const Tensor& scores, const Tensor& bias,
                                          const Tensor& targets, double smoothing,
                                          const Tensor& to_bias) {
  const Tensor wanted = targets.unsqueeze(1);                                    // [N,1]
  Tensor log_shares = at::log_softmax(scores.to(bias.scalar_type()) + bias, 1);  // [N,V]
  const double nll = -log_shares.gather(1, wanted).sum().item<double>();
  const double uniform = -log_shares.mean(1).sum().item<double>();
  Tensor gradient = log_shares.exp_() - smoothing / static_cast<double>(scores.size(1));
  gradient.scatter_add_(1, wanted, at::full_like(wanted, smoothing - 1, gradient.options()));
  if (to_bias.defined()) to_bias.add_(gradient.sum(0));
  scores.copy_(gradient);
  return {.objective = (1 - smoothing) * nll + smoothing * uniform, .nll = nll};
}

}  // namespace regard
