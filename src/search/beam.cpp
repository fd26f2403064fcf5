#include "search/beam.h"

#include <torch/types.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "regard/text/vocabulary.h"
#include "search/scores.h"
#include "search/sentence_beam.h"
#include "search/source_lengths.h"

namespace regard {
namespace {

// The rows of a step: `width` for each sentence, side by side.
struct Rows {
  std::vector<int64_t> from;  // row of the last step that each continues
  std::vector<int64_t> ids;   // word that each said last
  std::vector<float> scores;  // log-probability of each; -infinity fills a sentence up to `width`
  int64_t width = 1;
  bool same_sentences = false;  // as many rows of the same sentences as before

  static Rows first(size_t sentences) {
    return {.from = {},
            .ids = std::vector<int64_t>(sentences, special::bos),
            .scores = std::vector<float>(sentences, 0)};
  }
};

class BeamSearch {
 public:
  BeamSearch(Decoder& decoder, const EncoderOutput& source, const std::vector<int64_t>& max_steps,
             const SearchOptions& options)
      : decoder_(decoder),
        candidates_(2 * std::max(options.beam, options.n_best)),
        device_(source.states.device()),
        source_lengths_(lengths_of(source)),
        results_(max_steps.size()),
        state_(decoder.start(source)),
        rows_(Rows::first(max_steps.size())) {
    for (size_t b = 0; b < max_steps.size(); ++b) active_.emplace_back(b, max_steps[b], options);
  }

  std::vector<std::vector<Hypothesis>> run() {
    for (bool first = true; !active_.empty(); first = false) {
      StepOutput step = decoder_.step(upload(rows_.ids), state_);
      take(step, first);
      const std::vector<size_t> staying = release_done();
      if (active_.empty()) break;
      rows_ = next_rows(staying);
      state_ = reorder(step.state);
    }
    return std::move(results_);
  }

 private:
  void take(const StepOutput& step, bool first) {
    const auto sentences = static_cast<int64_t>(active_.size());
    const int64_t vocabulary = step.logits.size(1);
    torch::Tensor scores = word_scores(step.logits, first);  // [A*W,V]
    scores.add_(upload(rows_.scores).unsqueeze(1));
    // An end mark a hypothesis is all that can keep a candidate from going on: twice the beam is
    // enough to fill it.
    const Ranking best = rank(scores.view({sentences, rows_.width * vocabulary}), candidates_);
    history_.begin_step(step.attention);
    const int64_t count = best.scores.size(1);
    for (int64_t a = 0; a < sentences; ++a)
      active_[static_cast<size_t>(a)].take({.scores = best.scores.data_ptr<float>() + a * count,
                                            .indices = best.indices.data_ptr<int64_t>() + a * count,
                                            .count = count,
                                            .vocabulary = vocabulary,
                                            .first_row = a * rows_.width},
                                           history_);
  }

  // Takes finished sentences out; where the others stood.
  std::vector<size_t> release_done() {
    std::vector<size_t> staying;
    std::vector<SentenceBeam> active;
    for (size_t a = 0; a < active_.size(); ++a) {
      const size_t sentence = active_[a].sentence();
      if (active_[a].done()) {
        results_[sentence] = active_[a].results(history_, source_lengths_[sentence]);
      } else {
        staying.push_back(a);
        active.push_back(std::move(active_[a]));
      }
    }
    active_ = std::move(active);
    return staying;
  }

  Rows next_rows(const std::vector<size_t>& staying) const {
    Rows next;
    for (const SentenceBeam& beam : active_)
      next.width = std::max(next.width, static_cast<int64_t>(beam.live().size()));
    for (size_t a = 0; a < active_.size(); ++a) {
      const int64_t first_row = static_cast<int64_t>(staying[a]) * rows_.width;
      for (const SentenceBeam::Live& live : active_[a].live()) {
        next.from.push_back(first_row + live.slot);
        next.ids.push_back(live.id);
        next.scores.push_back(live.log_probability);
      }
      const size_t end = (a + 1) * static_cast<size_t>(next.width);
      next.from.resize(end, first_row);
      next.ids.resize(end, special::eos);
      next.scores.resize(end, -std::numeric_limits<float>::infinity());
    }
    next.same_sentences = next.from.size() == rows_.ids.size() && next.width == rows_.width;
    return next;
  }

  DecoderState reorder(const DecoderState& state) const {
    const torch::Tensor from = upload(rows_.from);
    return rows_.same_sentences ? state.reorder(from) : state.select(from);
  }

  template <typename T>
  torch::Tensor upload(const std::vector<T>& values) const {
    return torch::tensor(values).to(device_);
  }

  Decoder& decoder_;
  const int64_t candidates_;
  const torch::Device device_;
  const std::vector<int64_t> source_lengths_;
  std::vector<std::vector<Hypothesis>> results_;
  std::vector<SentenceBeam> active_;
  History history_;
  DecoderState state_;
  Rows rows_;
};

}  // namespace

std::vector<std::vector<Hypothesis>> beam_search(Decoder& decoder, const EncoderOutput& source,
                                                 const std::vector<int64_t>& max_steps,
                                                 const SearchOptions& options) {
  return BeamSearch(decoder, source, max_steps, options).run();
}

}  // namespace regard
