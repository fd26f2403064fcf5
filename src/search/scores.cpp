#include "search/scores.h"

#include <torch/types.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "regard/base/error.h"
#include "regard/text/vocabulary.h"

namespace regard {
namespace {

constexpr float never = -std::numeric_limits<float>::infinity();

// The k best of one row by (score, index), both k long. Slow and exact.
void rank_row(const torch::Tensor& row, int64_t k, float* scores, int64_t* indices) {
  const torch::Tensor values = row.to(torch::kCPU).contiguous();
  const float* value = values.data_ptr<float>();
  std::vector<int64_t> order(static_cast<size_t>(values.numel()));
  std::iota(order.begin(), order.end(), 0);
  std::partial_sort(order.begin(), order.begin() + k, order.end(), [value](int64_t a, int64_t b) {
    return value[a] != value[b] ? value[a] > value[b] : a < b;
  });
  for (int64_t i = 0; i < k; ++i) {
    indices[i] = order[static_cast<size_t>(i)];
    scores[i] = value[indices[i]];
  }
}

// Equal scores stand side by side: puts their indices in order.
void order_ties(const float* scores, int64_t* indices, int64_t count) {
  for (int64_t begin = 0, end = 0; begin < count; begin = end) {
    while (end < count && scores[end] == scores[begin]) ++end;
    std::sort(indices + begin, indices + end);
  }
}

}  // namespace

torch::Tensor word_scores(const torch::Tensor& logits, bool first) {
  torch::Tensor scores = torch::log_softmax(logits, 1, torch::kFloat);  // [R,V]
  scores.select(1, special::pad).fill_(never);
  scores.select(1, special::bos).fill_(never);
  if (!first) return scores;
  const torch::Tensor end = scores.select(1, special::eos).clone();  // [R]
  scores.select(1, special::eos).fill_(never);
  const torch::Tensor mute = std::get<0>(scores.max(1)) == never;
  scores.select(1, special::eos).copy_(torch::where(mute, end, torch::full_like(end, never)));
  return scores;
}

Ranking rank(const torch::Tensor& scores, int64_t count) {
  const int64_t rows = scores.size(0), k = std::min(count, scores.size(1));
  // topk leaves open which of equal scores it takes. One more than asked for shows whether that
  // matters.
  const int64_t seen = std::min(k + 1, scores.size(1));
  const auto [best, best_index] = scores.topk(seen, 1);
  const torch::Tensor best_cpu = best.to(torch::kCPU).contiguous();
  const torch::Tensor index_cpu = best_index.to(torch::kCPU).contiguous();
  Ranking ranking{torch::empty({rows, k}, torch::kFloat), torch::empty({rows, k}, torch::kLong)};
  for (int64_t a = 0; a < rows; ++a) {
    const float* value = best_cpu.data_ptr<float>() + a * seen;
    const int64_t* index = index_cpu.data_ptr<int64_t>() + a * seen;
    float* out = ranking.scores.data_ptr<float>() + a * k;
    int64_t* out_index = ranking.indices.data_ptr<int64_t>() + a * k;
    // topk puts NaN before everything else.
    if (std::isnan(value[0]))
      throw Error(
          "the model gives no numbers: its weights are damaged; train it again or take a "
          "sound copy");
    std::copy_n(value, k, out);
    std::copy_n(index, k, out_index);
    if (seen > k && value[k - 1] == value[k] && value[k] != never)
      rank_row(scores[a], k, out, out_index);
    else
      order_ties(out, out_index, k);
  }
  return ranking;
}

double normalize_score(double log_probability, int64_t length, double penalty) {
  return penalty == 0 ? log_probability
                      : log_probability / std::pow(static_cast<double>(length), penalty);
}

}  // namespace regard
