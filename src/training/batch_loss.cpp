#include "training/batch_loss.h"

#include <torch/types.h>

#include "regard/text/vocabulary.h"

namespace regard {

BatchLoss forced_loss(Seq2Seq& model, const Batch& batch, double label_smoothing) {
  return {.sums = projected_cross_entropy(model.forward(batch), model.decoder().output(),
                                          batch.target_out, label_smoothing),
          .tokens = batch.target_tokens};
}

BatchLoss free_loss(Seq2Seq& model, const Batch& batch, double label_smoothing) {
  torch::Tensor words;  // [B,T]
  const torch::Tensor features =
      model.decoder().free_run(model.encode(batch.source), batch.target_out.size(1), words);
  const torch::Tensor ends = (words == special::eos).to(torch::kLong);
  const torch::Tensor ended_before = (ends.cumsum(1) - ends) > 0;
  const torch::Tensor targets =
      batch.target_out.narrow(1, 0, words.size(1)).masked_fill(ended_before, special::pad);
  return {
      .sums = projected_cross_entropy(features, model.decoder().output(), targets, label_smoothing),
      .tokens = (targets != special::pad).sum().item<int64_t>()};
}

}  // namespace regard
