#include "training/validation.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "regard/text/vocabulary.h"
#include "regard/translation/evaluator.h"
#include "training/training_data.h"
#include "translation/tiny_bundle.h"

namespace regard {
namespace {

const ParallelCorpus corpus{{"le chat dort .", "the cat sleeps ."},
                            {"où est la gare ?", "where is the station ?"},
                            {"je mange , tu bois", "I eat , you drink"},
                            {"il dort", "he sleeps"}};

class ValidationTest : public ::testing::Test {
 protected:
  std::shared_ptr<Bundle> bundle_ = tiny_bundle();
  EncodedPairs pairs_ = PairEncoder(bundle_->codecs, 12).encode(corpus);
};

/// Pair by pair, with torch's own loss.
double mean_by_hand(const Bundle& bundle, const EncodedPairs& pairs) {
  torch::NoGradGuard no_grad;
  double nll = 0, tokens = 0;
  for (uint32_t pair = 0; pair < pairs.size(); ++pair) {
    const Batch batch = make_batch(pairs, std::vector<uint32_t>{pair});
    const auto logits = bundle.model->decoder().output().forward(bundle.model->forward(batch));
    nll += at::cross_entropy_loss(logits[0], batch.target_out[0], {}, at::Reduction::Sum)
               .item<double>();
    tokens += static_cast<double>(pairs.target(pair).size()) + 1;
  }
  return nll / tokens;
}

TEST_F(ValidationTest, LossIsTheMeanOverTokensWithoutDropout) {
  const double expected = mean_by_hand(*bundle_, pairs_);
  bundle_->model->train();
  for (const int64_t batch_tokens : {1, 1000}) {
    const ValidationResult result =
        validate(bundle_, corpus, pairs_, {.batch_tokens = batch_tokens});
    EXPECT_NEAR(result.loss, expected, 1e-4);
    EXPECT_FALSE(result.bleu.has_value());  // none was translated
  }
  EXPECT_TRUE(bundle_->model->is_training());
  bundle_->model->eval();
  validate(bundle_, corpus, pairs_, {.translated = 2, .batch_tokens = 1000});
  EXPECT_FALSE(bundle_->model->is_training());
}

TEST_F(ValidationTest, LossIsTakenInTheNarrowProductsOfTraining) {
  const double exact = mean_by_hand(*bundle_, pairs_);
  const double narrow =
      validate(bundle_, corpus, pairs_, {.batch_tokens = 1000, .precision = Precision::bfloat16})
          .loss;
  EXPECT_NE(narrow, exact);
  EXPECT_NEAR(narrow, exact, 0.01 * exact);
}

TEST_F(ValidationTest, ScoresGreedyTranslationsOfTheFirstPairs) {
  SearchOptions greedy = bundle_->config.search;
  greedy.beam = greedy.n_best = 1;
  const Metric metrics[] = {Metric::bleu};
  const Evaluation said = evaluate(Translator(bundle_), corpus, greedy, metrics);
  ParallelCorpus own = corpus;  // references that the model meets word for word
  for (size_t i = 0; i < 2; ++i) own[i].target = said.hypotheses[i];
  bundle_->model->train();
  const ValidationResult first_two =
      validate(bundle_, own, pairs_, {.translated = 2, .batch_tokens = 1000});
  EXPECT_NEAR(first_two.bleu.value(), 100, 1e-6);
  EXPECT_NEAR(first_two.chrf.value(), 100, 1e-6);
  EXPECT_LT(validate(bundle_, own, pairs_, {.translated = 100, .batch_tokens = 1000}).chrf, 99);
  EXPECT_TRUE(bundle_->model->is_training());
}

}  // namespace
}  // namespace regard
