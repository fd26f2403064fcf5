#include "search/greedy.h"

#include <torch/types.h>

#include <algorithm>
#include <cmath>

#include "regard/text/vocabulary.h"
#include "search/history.h"
#include "search/scores.h"
#include "search/source_lengths.h"

namespace regard {
namespace {

// A sentence that is still being said.
struct Open {
  size_t sentence;
  History::Node last = History::beginning;
  double log_probability = 0;
  int64_t length = 0;  // end mark counted
};

// Says the best word of a row. False if the sentence ends with it.
bool say(Open& open, int64_t row, const Ranking& ranking, History& history, int64_t max_steps) {
  const float score = ranking.scores.data_ptr<float>()[row];
  if (std::isinf(score)) return false;
  const int64_t id = ranking.indices.data_ptr<int64_t>()[row];
  open.last = history.say(open.last, id, row);
  open.log_probability += score;
  ++open.length;
  return id != special::eos && open.length < max_steps;
}

Hypothesis conclude(const Open& open, const History& history, int64_t source_length,
                    double length_penalty) {
  Hypothesis hypothesis = history.trace(open.last, source_length);
  hypothesis.log_probability = open.log_probability;
  hypothesis.score =
      normalize_score(open.log_probability, std::max<int64_t>(open.length, 1), length_penalty);
  return hypothesis;
}

}  // namespace

std::vector<std::vector<Hypothesis>> greedy_search(Decoder& decoder, const EncoderOutput& source,
                                                   const std::vector<int64_t>& max_steps,
                                                   const SearchOptions& options) {
  const std::vector<int64_t> source_lengths = lengths_of(source);
  std::vector<std::vector<Hypothesis>> results(max_steps.size());
  std::vector<Open> open;
  for (size_t b = 0; b < max_steps.size(); ++b) open.push_back({.sentence = b});
  const torch::Device device = source.states.device();
  History history;
  DecoderState state = decoder.start(source);
  std::vector<int64_t> previous(open.size(), special::bos);
  for (bool first = true; !open.empty(); first = false) {
    StepOutput step = decoder.step(torch::tensor(previous, torch::kLong).to(device), state);
    const Ranking ranking = rank(word_scores(step.logits, first), 1);
    history.begin_step(step.attention);
    std::vector<Open> still_open;
    std::vector<int64_t> rows;
    previous.clear();
    for (size_t r = 0; r < open.size(); ++r) {
      const auto row = static_cast<int64_t>(r);
      const size_t sentence = open[r].sentence;
      if (say(open[r], row, ranking, history, max_steps[sentence])) {
        still_open.push_back(open[r]);
        rows.push_back(row);
        previous.push_back(ranking.indices.data_ptr<int64_t>()[row]);
        continue;
      }
      results[sentence].push_back(
          conclude(open[r], history, source_lengths[sentence], options.length_penalty));
    }
    const bool all_go_on = still_open.size() == open.size();
    open = std::move(still_open);
    if (open.empty()) break;
    state = all_go_on ? std::move(step.state)
                      : step.state.select(torch::tensor(rows, torch::kLong).to(device));
  }
  return results;
}

}  // namespace regard
