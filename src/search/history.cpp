#include "search/history.h"

#include <torch/types.h>

#include <algorithm>

#include "regard/text/vocabulary.h"

namespace regard {

void History::begin_step(const torch::Tensor& attention) {
  attention_.push_back(attention.defined() ? attention.to(torch::kCPU, torch::kFloat).contiguous()
                                           : torch::Tensor());
}

History::Node History::say(Node previous, int64_t id, int64_t row) {
  const auto step = static_cast<int64_t>(attention_.size()) - 1;
  words_.push_back({.previous = previous, .id = id, .row = row, .step = step});
  return static_cast<Node>(words_.size()) - 1;
}

Hypothesis History::trace(Node last, int64_t source_length) const {
  Hypothesis hypothesis;
  for (Node node = last; node != beginning;) {
    const Word& word = words_[static_cast<size_t>(node)];
    hypothesis.ids.push_back(word.id);
    if (const torch::Tensor& weights = attention_[static_cast<size_t>(word.step)];
        weights.defined()) {
      const float* row = weights.data_ptr<float>() + word.row * weights.size(1);
      hypothesis.attention.emplace_back(row, row + std::min(source_length, weights.size(1)));
    }
    node = word.previous;
  }
  std::ranges::reverse(hypothesis.ids);
  std::ranges::reverse(hypothesis.attention);
  hypothesis.finished = !hypothesis.ids.empty() && hypothesis.ids.back() == special::eos;
  if (hypothesis.finished) hypothesis.ids.pop_back();
  return hypothesis;
}

}  // namespace regard
