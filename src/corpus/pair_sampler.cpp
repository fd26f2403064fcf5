#include "regard/corpus/pair_sampler.h"

#include <algorithm>
#include <string>

#include "corpus/copy_pairs.h"
#include "regard/text/vocabulary.h"

namespace regard {
namespace {

/// Empty where it is not known.
std::string text_of(const std::vector<int32_t>& ids, const TextCodec& codec) {
  if (std::ranges::find(ids, special::unk) != ids.end()) return "";
  return codec.decode(std::vector<int64_t>(ids.begin(), ids.end()));
}

}  // namespace

std::vector<EncodedPair> PairSampler::draw(const EncodedPairs& pairs,
                                           std::span<const uint32_t> rows, uint64_t seed) const {
  std::vector<EncodedPair> drawn = copy_pairs(pairs, rows);
  recut(drawn, &EncodedPair::source, codecs_.source, seed);
  recut(drawn, &EncodedPair::target, codecs_.target, seed + 1);
  return drawn;
}

void PairSampler::recut(std::vector<EncodedPair>& pairs, Side side, const TextCodec& codec,
                        uint64_t seed) const {
  std::vector<std::string> texts;
  texts.reserve(pairs.size());
  for (const EncodedPair& pair : pairs) texts.push_back(text_of(pair.*side, codec));
  const std::vector<std::vector<int64_t>> samples = codec.tokenizer().sample(texts, amount_, seed);
  for (size_t i = 0; i < pairs.size(); ++i) {
    const std::vector<int64_t>& sample = samples[i];
    if (!sample.empty() && std::ssize(sample) < max_length_)
      (pairs[i].*side).assign(sample.begin(), sample.end());
  }
}

}  // namespace regard
