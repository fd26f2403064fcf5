#pragma once

#include <cstdint>
#include <vector>

#include "regard/config/options.h"
#include "search/history.h"

namespace regard {

/// The hypotheses of one sentence: which go on, which have ended, and when to stop. Knows no tensor
/// of the model: it is told the best candidates of each step.
class SentenceBeam {
 public:
  /// A hypothesis that goes on.
  struct Live {
    History::Node last = History::beginning;
    float log_probability = 0;
    int64_t slot = 0;  ///< its row among the sentence's rows in the step that said `id`
    int64_t id = 0;    ///< the word it said last
  };
  /// Candidates of a step, best first: candidate i continues hypothesis `indices[i] / vocabulary`
  /// with word `indices[i] % vocabulary`.
  struct Step {
    const float* scores;
    const int64_t* indices;
    int64_t count;
    int64_t vocabulary;
    int64_t first_row;  ///< of this sentence in the batch
  };

  /// `max_steps` counts the end mark.
  SentenceBeam(size_t sentence, int64_t max_steps, const SearchOptions& options);

  void take(const Step& step, History& history);

  /// True when no further step can change the result: the limit is reached, `beam` hypotheses have
  /// ended, or no live one can come before the n-th best that has ended, not even if all its
  /// further words were certain.
  bool done() const;

  /// The n best: ended ones by score, then, if there are too few, those the limit has cut.
  std::vector<Hypothesis> results(const History& history, int64_t source_length) const;

  size_t sentence() const { return sentence_; }
  const std::vector<Live>& live() const { return live_; }

 private:
  struct Ended {
    History::Node last;
    double log_probability;
    double score;
  };
  Hypothesis finish(const Ended& ended, const History& history, int64_t source_length) const;

  size_t sentence_;
  int64_t max_steps_;
  size_t width_;
  size_t n_best_;
  double length_penalty_;
  int64_t steps_ = 0;
  bool stuck_ = false;        // nothing can follow any live hypothesis
  std::vector<Live> live_;    // best first
  std::vector<Ended> ended_;  // best first, of equals the one that ended first
};

}  // namespace regard
