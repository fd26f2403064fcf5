#pragma once

#include <memory>
#include <span>

#include "regard/corpus/batch.h"
#include "regard/corpus/parallel_corpus.h"
#include "regard/model/bundle.h"

namespace regard {

struct ValidationResult {
  double loss = 0;  ///< nats a target token, without label smoothing
  double bleu = 0;  ///< of greedy translations
  double chrf = 0;
};

/// Scores a model, which stays in the mode it is in. BLEU and chrF are taken on the first
/// `translated` pairs of `corpus` (0: none), against references normalised as the model's text.
ValidationResult validate(const std::shared_ptr<const Bundle>& bundle, const ParallelCorpus& corpus,
                          std::span<const EncodedPair> encoded, int64_t translated,
                          int64_t batch_tokens);

}  // namespace regard
