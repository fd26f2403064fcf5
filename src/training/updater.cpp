#include "training/updater.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <spdlog/spdlog.h>
#include <torch/autograd.h>
#include <torch/types.h>

#include <algorithm>
#include <cmath>
#include <mutex>

#include "regard/base/error.h"
#include "regard/model/dropout.h"
#include "regard/model/out_of_memory.h"
#include "regard/text/vocabulary.h"
#include "training/batch_loss.h"
#include "training/forward_order.h"
#include "training/products_in.h"
#include "training/update_noise.h"

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

/// Elsewhere than on a CPU, dropout draws from the device's own generator.
void seed_device(torch::Device device, uint64_t seed) {
  if (device.is_cpu()) return;
  at::Generator generator = at::globalContext().defaultGenerator(device);
  const std::lock_guard lock(generator.mutex());
  generator.set_current_seed(seed);
}

using Gradients = std::vector<torch::Tensor>;

/// sum += others, where either may be undefined.
void add(Gradients& sum, Gradients others) {
  if (sum.empty()) sum.resize(others.size());
  for (size_t i = 0; i < others.size(); ++i)
    if (!sum[i].defined())
      sum[i] = std::move(others[i]);
    else if (others[i].defined())
      sum[i] += others[i];
}

}  // namespace

Updater::Updater(Seq2Seq& model, Optimizer& optimizer, const TrainingOptions& options,
                 Precision precision, std::shared_ptr<Processes> processes, int64_t workers)
    : model_(model),
      optimizer_(optimizer),
      options_(options),
      precision_(precision),
      processes_(std::move(processes)) {
  for (const auto& [name, weight] : model.named_weights())
    if (weight.requires_grad()) weights_.push_back(weight);
  if (workers > 1) workers_.emplace(workers, std::max<int64_t>(1, at::get_num_threads() / workers));
  if (!processes_->alone())
    gradients_.emplace(*processes_, in_forward_order(model.named_weights()),
                       options.gradient_compression);
}

UpdateResult Updater::update(const BatchShare& share, int64_t number, double learning_rate,
                             Random& choices) {
  const bool teacher_forcing =
      options_.teacher_forcing >= 1 || choices.uniform() < options_.teacher_forcing;
  UpdateResult result = gradient(share, {.number = number, .teacher_forcing = teacher_forcing});
  add_up(result);
  // Without clipping the norm would cost a pass over all gradients; a gradient that is not finite
  // then shows in the loss of the next update.
  if (options_.clip_norm > 0) result.gradient_norm = optimizer_.clip_gradients(options_.clip_norm);
  result.finite = std::isfinite(result.nll) && std::isfinite(result.gradient_norm);
  if (result.finite) optimizer_.step(learning_rate);
  return result;
}

UpdateResult Updater::gradient(const BatchShare& share, const Plan& plan) {
  if (gradients_) gradients_->begin();
  UpdateResult result;
  while (!fits_in_memory([&] { result = attempt(share, plan); })) {
    optimizer_.zero_grad();
    if (pieces_ >= share.batch.sentences())
      throw Error(
          "out of memory with a single pair of {} target words: lower --decoder-size, "
          "--encoder-size or --vocabulary-size",
          share.batch.target_in.size(1));
    pieces_ *= 2;
    spdlog::warn(
        "out of memory: batches now go through in {} pieces; a lower --batch-tokens saves "
        "the trouble",
        pieces_);
  }
  return result;
}

UpdateResult Updater::attempt(const BatchShare& share, const Plan& plan) {
  optimizer_.zero_grad();
  if (workers_) return attempt_side_by_side(share, plan);
  return pass(share, plan, processes_->place().rank, [&](const torch::Tensor& loss, bool last) {
    if (gradients_) gradients_->last_pass(last);
    loss.backward();
  });
}

UpdateResult Updater::attempt_side_by_side(const BatchShare& share, const Plan& plan) {
  const int64_t count = workers_->count();
  std::vector<UpdateResult> results(static_cast<size_t>(count));
  std::vector<Gradients> gradients(static_cast<size_t>(count));
  workers_->run([&](int64_t worker) {
    const auto own = static_cast<size_t>(worker);
    BatchShare part = share;
    part.batch = share_of(share.batch, {.rank = worker, .count = count}).batch;
    results[own] = pass(part, plan, worker, [&](const torch::Tensor& loss, bool) {
      add(gradients[own], torch::autograd::grad({loss}, weights_, {}, /*retain_graph=*/std::nullopt,
                                                /*create_graph=*/false, /*allow_unused=*/true));
    });
  });
  UpdateResult result;
  for (const UpdateResult& part : results) {
    result.nll += part.nll;
    result.tokens += part.tokens;
  }
  // In this order whoever was first, so that the same training gives the same weights.
  Gradients& sum = gradients.front();
  for (size_t worker = 1; worker < gradients.size(); ++worker)
    add(sum, std::move(gradients[worker]));
  for (size_t i = 0; i < sum.size(); ++i) weights_[i].mutable_grad() = sum[i];
  return result;
}

UpdateResult Updater::pass(const BatchShare& share, const Plan& plan, int64_t place,
                           const Collect& collect) {
  const Batch& batch = share.batch;
  const uint64_t seed = update_noise(options_.seed, plan.number, place);
  const DropoutSeeds noise(seed);
  seed_device(batch.target_in.device(), seed);
  const double denominator = static_cast<double>(
      options_.loss_unit == LossUnit::token ? share.whole_tokens : share.whole_sentences);
  const int64_t rows = (batch.sentences() + pieces_ - 1) / pieces_;
  UpdateResult result;
  for (int64_t begin = 0; begin < batch.sentences(); begin += rows) {
    const Batch piece =
        pieces_ == 1 ? batch : rows_of(batch, begin, std::min(rows, batch.sentences() - begin));
    const BatchLoss loss = [&] {
      const ProductsIn products(precision_, piece.target_in.device());
      return plan.teacher_forcing ? forced_loss(model_, piece, options_.label_smoothing)
                                  : free_loss(model_, piece, options_.label_smoothing);
    }();
    collect(loss.sums.objective / denominator, begin + rows >= batch.sentences());
    result.nll += loss.sums.nll.item<double>();
    result.tokens += loss.tokens;
  }
  return result;
}

void Updater::add_up(UpdateResult& result) {
  if (!gradients_) return;
  double sums[] = {result.nll, static_cast<double>(result.tokens)};
  gradients_->finish(sums);
  result.nll = sums[0];
  result.tokens = static_cast<int64_t>(sums[1]);
}

}  // namespace regard
