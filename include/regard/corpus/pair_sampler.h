#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "regard/corpus/encoded_pairs.h"
#include "regard/text/codec.h"

namespace regard {

/// Subword regularisation: pairs that are stored in their best cuts, in cuts drawn at random
/// (`Tokenizer::sample`).
class PairSampler {
 public:
  /// A cut of more than `max_length` tokens, with the end mark, is not taken.
  PairSampler(CodecPair codecs, double amount, int64_t max_length)
      : codecs_(std::move(codecs)), amount_(amount), max_length_(max_length) {}

  /// The pairs of these numbers, in this order; the same for the same seed. A sentence whose text
  /// is not known from its ids, because one is `special::unk`, stays as it is.
  std::vector<EncodedPair> draw(const EncodedPairs& pairs, std::span<const uint32_t> rows,
                                uint64_t seed) const;

 private:
  using Side = std::vector<int32_t> EncodedPair::*;
  void recut(std::vector<EncodedPair>& pairs, Side side, const TextCodec& codec,
             uint64_t seed) const;

  CodecPair codecs_;
  double amount_;
  int64_t max_length_;
};

}  // namespace regard
