#pragma once

#include <torch/types.h>

#include <cstdint>
#include <span>
#include <vector>

#include "regard/corpus/encoded_pairs.h"

namespace regard {

/// Sentences for an encoder, each closed by `special::eos` and padded with `special::pad`.
struct SourceBatch {
  torch::Tensor ids;      ///< [B,S] int64
  torch::Tensor lengths;  ///< [B] int64 on the CPU, end mark included

  SourceBatch to(torch::Device device) const;
};

/// Pairs for training: the decoder reads `target_in` (begins with bos) and should say `target_out`
/// (ends with eos).
struct Batch {
  SourceBatch source;
  torch::Tensor target_in;    ///< [B,T] int64
  torch::Tensor target_out;   ///< [B,T] int64, padded with pad
  int64_t target_tokens = 0;  ///< real ones in target_out, end marks included

  int64_t sentences() const { return target_in.size(0); }
  /// The share of positions in source and target that are padding.
  double padding() const;
  Batch to(torch::Device device) const;
};

SourceBatch make_source_batch(std::span<const std::vector<int64_t>> sentences);
/// The pairs of these numbers, a row each.
Batch make_batch(const EncodedPairs& pairs, std::span<const uint32_t> rows);

}  // namespace regard
