#pragma once

#include <vector>

#include "regard/config/options.h"
#include "regard/corpus/batch.h"
#include "regard/corpus/parallel_corpus.h"
#include "regard/text/codec.h"

namespace regard {

/// Pairs in ids. Pairs with an empty side, or longer than the model's `max_length`, are left out
/// and counted.
struct EncodedCorpus {
  std::vector<EncodedPair> pairs;
  int64_t empty = 0;
  int64_t too_long = 0;
};
EncodedCorpus encode_corpus(const ParallelCorpus& corpus, const CodecPair& codecs,
                            int64_t max_length);

/// Learns both codecs from the training pairs.
CodecPair learn_codecs(const ParallelCorpus& corpus, const TextOptions& options);

}  // namespace regard
