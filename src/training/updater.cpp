#include "training/updater.h"

#include <c10/util/Exception.h>
#include <spdlog/spdlog.h>
#include <torch/types.h>

#include <cmath>
#include <new>

#include "regard/base/error.h"
#include "regard/model/out_of_memory.h"
#include "regard/text/vocabulary.h"
#include "training/products_in.h"

namespace regard {
namespace {

Batch rows_of(const Batch& batch, int64_t begin, int64_t count) {
  Batch rows;
  rows.source = {batch.source.ids.narrow(0, begin, count),
                 batch.source.lengths.narrow(0, begin, count)};
  rows.target_in = batch.target_in.narrow(0, begin, count);
  rows.target_out = batch.target_out.narrow(0, begin, count);
  rows.target_tokens = (rows.target_out != special::pad).sum().item<int64_t>();
  return rows;
}

}  // namespace

LossSums forced_loss(Seq2Seq& model, const Batch& batch, double label_smoothing) {
  const DecoderOutput said = model.forward(batch);
  return projected_cross_entropy(said.features, model.decoder().output(), batch.target_out,
                                 label_smoothing);
}

LossSums free_loss(Seq2Seq& model, const Batch& batch, double label_smoothing, int64_t& tokens) {
  torch::Tensor words;  // [B,T]
  const DecoderOutput said =
      model.decoder().free_run(model.encode(batch.source), batch.target_out.size(1), words);
  const torch::Tensor ends = (words == special::eos).to(torch::kLong);
  const torch::Tensor ended_before = (ends.cumsum(1) - ends) > 0;
  const torch::Tensor targets =
      batch.target_out.narrow(1, 0, words.size(1)).masked_fill(ended_before, special::pad);
  tokens = (targets != special::pad).sum().item<int64_t>();
  return projected_cross_entropy(said.features, model.decoder().output(), targets, label_smoothing);
}

Updater::Updater(Seq2Seq& model, Optimizer& optimizer, const TrainingOptions& options,
                 Precision precision)
    : model_(model), optimizer_(optimizer), options_(options), precision_(precision) {}

UpdateResult Updater::update(const Batch& batch, double learning_rate, Random& choices) {
  const bool teacher_forcing =
      options_.teacher_forcing >= 1 || choices.uniform() < options_.teacher_forcing;
  for (;;) {
    try {
      return attempt(batch, learning_rate, teacher_forcing);
    } catch (const c10::Error& error) {
      if (!is_out_of_memory(error)) throw;
    } catch (const std::bad_alloc&) {
    }
    optimizer_.zero_grad();
    if (pieces_ >= batch.sentences())
      throw Error(
          "out of memory with a single pair of {} target words: lower --decoder-size, "
          "--encoder-size or --vocabulary-size",
          batch.target_in.size(1));
    pieces_ *= 2;
    spdlog::warn(
        "out of memory: batches now go through in {} pieces; a lower --batch-tokens saves "
        "the trouble",
        pieces_);
  }
}

UpdateResult Updater::attempt(const Batch& batch, double learning_rate, bool teacher_forcing) {
  optimizer_.zero_grad();
  const double denominator = static_cast<double>(
      options_.loss_unit == LossUnit::token ? batch.target_tokens : batch.sentences());
  const int64_t rows = (batch.sentences() + pieces_ - 1) / pieces_;
  UpdateResult result;
  for (int64_t begin = 0; begin < batch.sentences(); begin += rows) {
    const Batch piece =
        pieces_ == 1 ? batch : rows_of(batch, begin, std::min(rows, batch.sentences() - begin));
    int64_t tokens = piece.target_tokens;
    const LossSums loss = [&] {
      const ProductsIn products(precision_, piece.target_in.device());
      return teacher_forcing ? forced_loss(model_, piece, options_.label_smoothing)
                             : free_loss(model_, piece, options_.label_smoothing, tokens);
    }();
    (loss.objective / denominator).backward();
    result.nll += loss.nll.item<double>();
    result.tokens += tokens;
  }
  // Without clipping the norm would cost a pass over all gradients; a gradient that is not finite
  // then shows in the loss of the next update.
  if (options_.clip_norm > 0) result.gradient_norm = optimizer_.clip_gradients(options_.clip_norm);
  result.finite = std::isfinite(result.nll) && std::isfinite(result.gradient_norm);
  if (result.finite) optimizer_.step(learning_rate);
  return result;
}

}  // namespace regard
