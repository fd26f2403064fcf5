#pragma once

#include <memory>

#include "regard/corpus/encoded_pairs.h"
#include "regard/corpus/parallel_corpus.h"
#include "regard/model/bundle.h"
#include "regard/training/validation_history.h"

namespace regard {

/// Scores a model, which stays in the mode it is in. BLEU and chrF are taken on the first
/// `translated` pairs of `corpus` (0: none), against references normalised as the model's text.
ValidationResult validate(const std::shared_ptr<const Bundle>& bundle, const ParallelCorpus& corpus,
                          const EncodedPairs& encoded, int64_t translated, int64_t batch_tokens);

}  // namespace regard
