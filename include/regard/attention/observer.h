#pragma once

#include <torch/types.h>

#include "regard/attention/attention_part.h"

namespace regard {

/// An attention's place in a network; layers are counted from 0.
struct AttentionSite {
  AttentionPart part = AttentionPart::cross;
  int64_t layer = 0;
};

/// What a score is made of, for who wants to follow it column by column.
struct ScoreTerms {
  torch::Tensor queries;    ///< [B,N,T,D] as they meet the keys; undefined where no key is read
  torch::Tensor keys;       ///< [B,N,S,D] likewise
  torch::Tensor direction;  ///< [N,D] additive: v in v . tanh(q + k); else undefined
  torch::Tensor scale;   ///< [N] factor of a product or cosine, a kernel's bandwidth, or undefined
  torch::Tensor offset;  ///< [N] added to every score, or undefined: no weight depends on it
};

/// Attention at work on a batch: T queries at once, or one at each step.
struct AttentionAct {
  AttentionSite site;
  ScoreTerms terms;
  torch::Tensor scores;   ///< [B,N,T,S] before mask and softmax
  torch::Tensor weights;  ///< [B,N,T,S]
  torch::Tensor mask;     ///< that of the memory
};

/// Who looks on while a network attends, and may change what it looks at. Handed in with the source
/// (see Seq2Seq::encode), it goes along in values; who hands it in keeps it alive. While somebody
/// looks on, scores and weights are always made, where a fused operation could do without.
class AttentionObserver {
 public:
  virtual ~AttentionObserver() = default;

  /// The weights to go on with [B,N,T,S]: those of the act, or others.
  virtual torch::Tensor see(const AttentionAct& act) = 0;
};

/// An observer at a place; by default nobody.
struct Watch {
  AttentionObserver* observer = nullptr;
  AttentionSite site = {};

  explicit operator bool() const { return observer != nullptr; }
};

}  // namespace regard
