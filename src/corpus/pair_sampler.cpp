#include "regard/corpus/pair_sampler.h"

#include <algorithm>
#include <string>
#include <vector>

#include "regard/text/vocabulary.h"

namespace regard {
namespace {

using Ids = std::vector<int64_t>;

bool knows_all(const Ids& ids) { return std::ranges::find(ids, special::unk) == ids.end(); }

/// The sentences in other cuts, or where there is none to take, as they are.
std::vector<Ids> recut(std::vector<Ids> sentences, const TextCodec& codec, double amount,
                       uint64_t seed, int64_t max_length) {
  std::vector<std::string> texts;
  texts.reserve(sentences.size());
  for (const Ids& ids : sentences) texts.push_back(knows_all(ids) ? codec.decode(ids) : "");
  std::vector<Ids> samples = codec.tokenizer().sample(texts, amount, seed);
  for (size_t i = 0; i < sentences.size(); ++i) {
    Ids& sample = samples[i];
    if (!sample.empty() && std::ssize(sample) < max_length) sentences[i] = std::move(sample);
  }
  return sentences;
}

}  // namespace

std::vector<EncodedPair> PairSampler::draw(const EncodedPairs& pairs,
                                           std::span<const uint32_t> rows, uint64_t seed) const {
  std::vector<Ids> sources, targets;
  for (const uint32_t row : rows) {
    const auto source = pairs.source(row), target = pairs.target(row);
    sources.emplace_back(source.begin(), source.end());
    targets.emplace_back(target.begin(), target.end());
  }
  sources = recut(std::move(sources), codecs_.source, amount_, seed, max_length_);
  targets = recut(std::move(targets), codecs_.target, amount_, seed + 1, max_length_);
  std::vector<EncodedPair> drawn(rows.size());
  for (size_t i = 0; i < rows.size(); ++i)
    drawn[i] = {{sources[i].begin(), sources[i].end()}, {targets[i].begin(), targets[i].end()}};
  return drawn;
}

}  // namespace regard
