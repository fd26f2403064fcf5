#include "training/validation.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <new>

#include "regard/corpus/batcher.h"
#include "regard/model/out_of_memory.h"
#include "regard/translation/evaluator.h"
#include "regard/translation/translator.h"
#include "training/batch_loss.h"
#include "training/products_in.h"

namespace regard {
namespace {

double mean_nll(Seq2Seq& model, const EncodedPairs& encoded, int64_t batch_tokens,
                Precision precision) {
  TrainingOptions options;
  options.batch_tokens = batch_tokens;
  Batcher batcher(encoded, options);
  const torch::Device device = model.parameters().front().device();
  const ProductsIn products(precision, device);
  double nll = 0;
  int64_t tokens = 0;
  for (int64_t i = 0; i < batcher.batches_per_epoch(); ++i) {
    const Batch batch = batcher.next().to(device);
    const BatchLoss loss = forced_loss(model, batch, 0);
    nll += loss.sums.nll.item<double>();
    tokens += loss.tokens;
  }
  return nll / static_cast<double>(tokens);
}

/// In batches as planned, or smaller ones where memory does not suffice.
double validation_loss(Seq2Seq& model, const EncodedPairs& encoded, const ValidationPlan& plan) {
  if (encoded.empty()) return 0;
  torch::NoGradGuard no_grad;
  const bool was_training = model.is_training();
  model.eval();
  int64_t batch_tokens = plan.batch_tokens;
  double loss = 0;
  while (!fits_in_memory([&] { loss = mean_nll(model, encoded, batch_tokens, plan.precision); })) {
    if (batch_tokens <= 1) throw std::bad_alloc();
    batch_tokens /= 2;
  }
  model.train(was_training);
  return loss;
}

}  // namespace

ValidationResult validate(const std::shared_ptr<const Bundle>& bundle, const ParallelCorpus& corpus,
                          const EncodedPairs& encoded, const ValidationPlan& plan) {
  ValidationResult result;
  result.loss = validation_loss(*bundle->model, encoded, plan);
  ParallelCorpus sample(corpus.begin(),
                        corpus.begin() + std::min<int64_t>(plan.translated, std::ssize(corpus)));
  if (sample.empty()) return result;
  for (SentencePair& pair : sample) pair.target = bundle->codecs.target.normalize(pair.target);
  SearchOptions search = bundle->config.search;
  search.beam = 1;
  search.n_best = 1;
  const Metric metrics[] = {Metric::bleu, Metric::chrf};
  const Evaluation evaluation = evaluate(Translator(bundle), sample, search, metrics);
  result.bleu = evaluation.results[0].score;
  result.chrf = evaluation.results[1].score;
  return result;
}

}  // namespace regard
