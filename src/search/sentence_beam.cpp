#include "search/sentence_beam.h"

#include <algorithm>
#include <cmath>

#include "regard/text/vocabulary.h"
#include "search/scores.h"

namespace regard {

SentenceBeam::SentenceBeam(size_t sentence, int64_t max_steps, const SearchOptions& options)
    : sentence_(sentence),
      max_steps_(max_steps),
      width_(static_cast<size_t>(std::max(options.beam, options.n_best))),
      n_best_(static_cast<size_t>(options.n_best)),
      length_penalty_(options.length_penalty),
      live_{Live{}} {}

void SentenceBeam::take(const Step& step, History& history) {
  const std::vector<Live> before = std::move(live_);
  live_.clear();
  for (int64_t i = 0; i < step.count && live_.size() < width_; ++i) {
    const float score = step.scores[i];
    if (std::isinf(score)) break;
    const int64_t slot = step.indices[i] / step.vocabulary, id = step.indices[i] % step.vocabulary;
    const History::Node parent = before[static_cast<size_t>(slot)].last;
    const auto say = [&] { return history.say(parent, id, step.first_row + slot); };
    if (id != special::eos) {
      live_.push_back({.last = say(), .log_probability = score, .slot = slot, .id = id});
    } else if (i < static_cast<int64_t>(width_)) {
      // An end below the beam's best is no better than the words that are dropped there.
      const Ended ended{say(), score, normalize_score(score, steps_ + 1, length_penalty_)};
      ended_.insert(std::ranges::upper_bound(ended_, ended.score, std::greater<>(), &Ended::score),
                    ended);
    }
  }
  stuck_ = live_.empty();
  if (stuck_ && ended_.empty()) {
    live_ = before;
  } else {
    ++steps_;
  }
}

bool SentenceBeam::done() const {
  if (stuck_ || steps_ >= max_steps_ || ended_.size() >= width_) return true;
  if (ended_.size() < n_best_) return false;
  const double bound = normalize_score(live_.front().log_probability, max_steps_, length_penalty_);
  return bound <= ended_[n_best_ - 1].score;
}

std::vector<Hypothesis> SentenceBeam::results(const History& history, int64_t source_length) const {
  std::vector<Hypothesis> results;
  for (size_t i = 0; i < ended_.size() && i < n_best_; ++i)
    results.push_back(finish(ended_[i], history, source_length));
  for (size_t i = 0; i < live_.size() && results.size() < n_best_; ++i) {
    const double log_probability = live_[i].log_probability;
    const double score =
        normalize_score(log_probability, std::max<int64_t>(steps_, 1), length_penalty_);
    results.push_back(finish({live_[i].last, log_probability, score}, history, source_length));
  }
  return results;
}

Hypothesis SentenceBeam::finish(const Ended& ended, const History& history,
                                int64_t source_length) const {
  Hypothesis hypothesis = history.trace(ended.last, source_length);
  hypothesis.log_probability = ended.log_probability;
  hypothesis.score = ended.score;
  return hypothesis;
}

}  // namespace regard
