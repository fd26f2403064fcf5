#pragma once

#include <memory>

#include "regard/config/options.h"
#include "regard/corpus/encoded_pairs.h"
#include "regard/corpus/parallel_corpus.h"
#include "regard/model/bundle.h"
#include "regard/training/validation_history.h"

namespace regard {

struct ValidationPlan {
  int64_t translated = 0;    ///< first pairs of the corpus that BLEU and chrF are taken on, 0: none
  int64_t batch_tokens = 1;  ///< target tokens whose loss is taken at once, as memory allows
  Precision precision = Precision::float32;  ///< of the loss's products
};

/// Scores a model, which stays in the mode it is in; translations against references normalised as
/// the model's text.
ValidationResult validate(const std::shared_ptr<const Bundle>& bundle, const ParallelCorpus& corpus,
                          const EncodedPairs& encoded, const ValidationPlan& plan);

}  // namespace regard
