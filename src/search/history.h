#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

#include "regard/search/hypothesis.h"

namespace regard {

/// Everything said during a search, as a tree: hypotheses that begin alike share their words, and
/// each word points back to the one before it and to the attention it was said with.
class History {
 public:
  using Node = int64_t;
  static constexpr Node beginning = -1;

  /// The attention of the step whose words come next: [R,S], or undefined.
  void begin_step(const torch::Tensor& attention);

  /// Word `id` said after `previous` by row `row` of this step.
  Node say(Node previous, int64_t id, int64_t row);

  /// The words up to `last` and their attention to the first `source_length` positions. Finished
  /// if the last word is the end mark. Scores are left to the caller.
  Hypothesis trace(Node last, int64_t source_length) const;

 private:
  struct Word {
    Node previous;
    int64_t id;
    int64_t row;
    int64_t step;
  };
  std::vector<Word> words_;
  std::vector<torch::Tensor> attention_;  // of each step: [R,S] float32 on the CPU, or undefined
};

}  // namespace regard
