#pragma once

#include <torch/types.h>
#include <torch/utils.h>

#include <vector>

#include "regard/base/random.h"
#include "regard/model/decoder.h"

namespace regard {

/// A decoder whose logits and attention are arbitrary numbers that depend on the sentence and on
/// every word said before: a search that mixes up rows, states or memories cannot be right by luck.
class PrefixDecoder : public Decoder {
 public:
  explicit PrefixDecoder(int64_t vocabulary, double end_bonus = 0)
      : Decoder(ModelOptions{}, vocabulary, vocabulary),
        vocabulary_(vocabulary),
        end_bonus_(end_bonus) {
    torch::NoGradGuard no_grad;
    output().weight().copy_(torch::eye(vocabulary));
    output().bias().zero_();
  }

  DecoderState start(const EncoderOutput& source) override {
    return {.memory = {.keys = source.states, .values = source.states, .mask = source.mask},
            .tensors = {torch::zeros({source.states.size(0)}, torch::kLong)},
            .weights = {},
            .layers = {{.past = past_of(torch::zeros({source.states.size(0)}, torch::kLong)),
                        .source = {}}}};
  }

  DecoderStep advance(const torch::Tensor& previous, const DecoderState& state) override {
    ++steps;
    rows += previous.size(0);
    const torch::Tensor hashes = state.tensors[0].clone();
    TORCH_CHECK(state.layers[0].past.values.flatten().equal(hashes),
                "a layer remembers what another hypothesis has said");
    std::vector<torch::Tensor> logits, attention;
    for (int64_t r = 0; r < previous.size(0); ++r) {
      const auto sentence = state.memory.values[r][0][0].item<int64_t>();
      const int64_t hash = next_hash(hashes[r].item<int64_t>(), previous[r].item<int64_t>());
      hashes[r] = hash;
      logits.push_back(torch::tensor(logits_after(hash, sentence), torch::kFloat));
      Random random(static_cast<uint64_t>(hash * 31 + sentence));
      torch::Tensor weights = torch::zeros(state.memory.values.size(1));
      const auto words = state.memory.mask[r].sum().item<int64_t>();
      for (int64_t s = 0; s < words; ++s) weights[s] = random.uniform() + 0.01;
      attention.push_back(weights / weights.sum());
    }
    return {.features = torch::stack(logits),
            .attention = torch::stack(attention),
            .state = {.memory = state.memory,
                      .tensors = {hashes},
                      .weights = {},
                      .layers = {{.past = past_of(hashes), .source = {}}}}};
  }

  /// What a Transformer's layer keeps of the words said: here their hash [B,1,1].
  static Memory past_of(const torch::Tensor& hashes) {
    const torch::Tensor said = hashes.clone().view({-1, 1, 1});
    return {.keys = said, .values = said, .mask = {}};
  }

  static int64_t next_hash(int64_t hash, int64_t id) { return (hash * 1009 + id + 1) % 1000003; }

  /// What follows a prefix whose words, the begin mark first, went through `next_hash` from 0.
  std::vector<double> logits_after(int64_t hash, int64_t sentence) const {
    Random random(static_cast<uint64_t>(hash * 17 + sentence));
    std::vector<double> logits;
    for (int64_t v = 0; v < vocabulary_; ++v) logits.push_back(4 * random.uniform());
    logits[3] += end_bonus_;
    return logits;
  }

  int64_t steps = 0;
  int64_t rows = 0;  ///< of all steps: what they cost

 private:
  int64_t vocabulary_;
  double end_bonus_;
};

/// A batch for it: sentence i has number `numbers[i]` and `lengths[i]` words.
inline EncoderOutput numbered_source(const std::vector<int64_t>& numbers,
                                     const std::vector<int64_t>& lengths) {
  const int64_t longest = *std::max_element(lengths.begin(), lengths.end());
  const auto rows = static_cast<int64_t>(numbers.size());
  EncoderOutput source;
  source.states =
      torch::tensor(numbers).to(torch::kFloat).view({rows, 1, 1}).repeat({1, longest, 1});
  source.mask = torch::arange(longest).unsqueeze(0) < torch::tensor(lengths).unsqueeze(1);
  return source;
}

}  // namespace regard
