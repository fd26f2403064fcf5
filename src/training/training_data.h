#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "regard/config/options.h"
#include "regard/corpus/encoded_pairs.h"
#include "regard/corpus/pair_text.h"
#include "regard/text/codec.h"
#include "regard/text/id_encoder.h"
#include "training/worker_threads.h"

namespace regard {

/// Turns pairs into ids. Pairs with an empty side, or longer than the model's `max_length`, are
/// left out and counted.
class PairEncoder {
 public:
  /// `codecs` must outlive it. It works in as many threads as torch has now, each of which
  /// remembers words (`IdEncoder`) in up to 10 MB.
  PairEncoder(const CodecPair& codecs, int64_t max_length);

  /// Those that are kept, in the order of `pairs`.
  std::vector<EncodedPair> encode(std::span<const SentencePair> pairs);

  int64_t empty() const { return empty_; }
  int64_t too_long() const { return too_long_; }
  /// Tells of what was left out, if anything was. `name` is what the pairs are for.
  void report(const char* name) const;

 private:
  bool keeps(const EncodedPair& pair);

  struct Sides {
    IdEncoder source, target;
  };

  int64_t max_length_;
  std::vector<Sides> encoders_;  // one for each worker
  WorkerThreads workers_;
  int64_t empty_ = 0;
  int64_t too_long_ = 0;
};

/// Hands on each pair of a text, and says now and then how far it is: "1,200,000 pairs DONE". False
/// if `stop` ended it before the text did.
bool read_through(const PairText& text, const char* done, const std::atomic<bool>& stop,
                  const std::function<void(SentencePair&)>& take);

/// Learns both codecs from the training pairs, or from a `TextSample` of them. Nothing if `stop`
/// ended the reading.
std::optional<CodecPair> learn_codecs(const PairText& text, const Config& config,
                                      const std::atomic<bool>& stop);

}  // namespace regard
