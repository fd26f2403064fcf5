#include "training/batch_loss.h"

#include <gtest/gtest.h>
#include <torch/types.h>

#include <utility>
#include <vector>

#include "regard/text/vocabulary.h"
#include "training/update_trial.h"

namespace regard {
namespace {

using testing::some_batch;
using testing::Trial;
using torch::Tensor;

/// The words of each sentence that count, and their nll, said step by step and counted one by one.
std::pair<int64_t, double> count_by_hand(Trial& trial, const Batch& batch) {
  torch::NoGradGuard no_grad;
  DecoderState state = trial.decoder().start(trial.model.encode(batch.source));
  Tensor previous = at::full({7}, special::bos, torch::kLong);
  std::vector<bool> ended(7, false);
  std::pair<int64_t, double> sums{0, 0};
  for (int64_t t = 0; t < batch.target_out.size(1); ++t) {
    const StepOutput said = trial.decoder().step(previous, state);
    const Tensor scores = at::log_softmax(said.logits, 1);
    for (int64_t b = 0; b < 7; ++b) {
      const int64_t wanted = batch.target_out[b][t].item<int64_t>();
      if (ended[static_cast<size_t>(b)] || wanted == special::pad) continue;
      ++sums.first;
      sums.second -= scores[b][wanted].item<double>();
    }
    previous = said.logits.argmax(1);
    state = said.state;
    for (int64_t b = 0; b < 7; ++b)
      if (previous[b].item<int64_t>() == special::eos) ended[static_cast<size_t>(b)] = true;
  }
  return sums;
}

TEST(FreeLoss, CountsUpToTheEndThatTheDecoderSays) {
  const Batch batch = some_batch();
  std::vector<int64_t> counts;
  for (const double wish_to_end : {-100.0, 0.35, 100.0}) {
    Trial trial;
    torch::NoGradGuard no_grad;
    for (Tensor& parameter : trial.model.parameters()) parameter.mul_(2);
    trial.decoder().output().bias()[special::eos] = wish_to_end;
    const BatchLoss loss = free_loss(trial.model, batch, 0);
    const auto [count, nll] = count_by_hand(trial, batch);
    EXPECT_EQ(loss.tokens, count);
    EXPECT_NEAR(loss.sums.nll.item<double>(), nll, 1e-3 * (1 + nll));
    counts.push_back(count);
  }
  EXPECT_EQ(counts[0], batch.target_tokens);
  EXPECT_LT(counts[1], counts[0]) << "some end early";
  EXPECT_GT(counts[1], counts[2]) << "but not at once";
  EXPECT_EQ(counts[2], 7) << "all end at once";
}

TEST(ForcedLoss, ReadsTheReference) {
  Trial trial;
  const Batch batch = some_batch();
  torch::NoGradGuard no_grad;
  const Tensor features = trial.model.forward(batch);
  const Tensor scores = at::log_softmax(trial.decoder().output().forward(features), 2);
  const Tensor nll = at::nll_loss(scores.flatten(0, 1), batch.target_out.flatten(), {},
                                  at::Reduction::Sum, special::pad);
  EXPECT_NEAR(forced_loss(trial.model, batch, 0).sums.nll.item<double>(), nll.item<double>(), 1e-3);
}

}  // namespace
}  // namespace regard
