#include "training/training_data.h"

#include <string>
#include <utility>

namespace regard {
namespace {

std::vector<int32_t> ids_of(const TextCodec& codec, const std::string& line) {
  const EncodedText encoded = codec.encode(line);
  return {encoded.ids.begin(), encoded.ids.end()};
}

}  // namespace

EncodedCorpus encode_corpus(const ParallelCorpus& corpus, const CodecPair& codecs,
                            int64_t max_length) {
  EncodedCorpus encoded;
  encoded.pairs.reserve(corpus.size());
  for (const SentencePair& pair : corpus) {
    EncodedPair ids{ids_of(codecs.source, pair.source), ids_of(codecs.target, pair.target)};
    // The end mark takes a place too.
    const auto longest = static_cast<int64_t>(std::max(ids.source.size(), ids.target.size())) + 1;
    if (ids.source.empty() || ids.target.empty())
      ++encoded.empty;
    else if (longest > max_length)
      ++encoded.too_long;
    else
      encoded.pairs.push_back(std::move(ids));
  }
  return encoded;
}

CodecPair learn_codecs(const ParallelCorpus& corpus, const TextOptions& options) {
  std::vector<std::string> sources, targets;
  sources.reserve(corpus.size());
  targets.reserve(corpus.size());
  for (const SentencePair& pair : corpus) {
    sources.push_back(pair.source);
    targets.push_back(pair.target);
  }
  return learn_codecs(sources, targets, options);
}

}  // namespace regard
