#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "regard/config/duration.h"
#include "regard/config/enum_names.h"
#include "regard/config/range.h"

namespace regard {

enum class OptimizerKind { sgd, adam, adamw };
template <>
struct EnumNames<OptimizerKind> {
  static constexpr std::pair<OptimizerKind, std::string_view> values[] = {
      {OptimizerKind::sgd, "sgd"}, {OptimizerKind::adam, "adam"}, {OptimizerKind::adamw, "adamw"}};
};

enum class ScheduleKind { constant, inverse_sqrt, plateau, cosine };
template <>
struct EnumNames<ScheduleKind> {
  static constexpr std::pair<ScheduleKind, std::string_view> values[] = {
      {ScheduleKind::constant, "constant"},
      {ScheduleKind::inverse_sqrt, "inverse-sqrt"},
      {ScheduleKind::plateau, "plateau"},
      {ScheduleKind::cosine, "cosine"}};
};

enum class BatchOrder { by_length, shuffled, random_choice };
template <>
struct EnumNames<BatchOrder> {
  static constexpr std::pair<BatchOrder, std::string_view> values[] = {
      {BatchOrder::by_length, "by-length"},
      {BatchOrder::shuffled, "shuffled"},
      {BatchOrder::random_choice, "random-choice"}};
};

enum class LossUnit { token, sentence };
template <>
struct EnumNames<LossUnit> {
  static constexpr std::pair<LossUnit, std::string_view> values[] = {
      {LossUnit::token, "token"}, {LossUnit::sentence, "sentence"}};
};

enum class WeightType { float32, float16 };
template <>
struct EnumNames<WeightType> {
  static constexpr std::pair<WeightType, std::string_view> values[] = {
      {WeightType::float32, "float32"}, {WeightType::float16, "float16"}};
};

enum class GradientCompression { none, bfloat16 };
template <>
struct EnumNames<GradientCompression> {
  static constexpr std::pair<GradientCompression, std::string_view> values[] = {
      {GradientCompression::none, "none"}, {GradientCompression::bfloat16, "bfloat16"}};
};

/// How a network is trained.
struct TrainingOptions {
  OptimizerKind optimizer = OptimizerKind::adam;
  double learning_rate = 1e-3;
  double momentum = 0;
  double weight_decay = 0;
  double beta1 = 0.9;
  double beta2 = 0.999;
  double epsilon = 1e-8;
  double clip_norm = 1;
  double label_smoothing = 0;
  double average_decay = 0;
  double teacher_forcing = 1;
  double subword_sampling = 0;
  LossUnit loss_unit = LossUnit::token;
  BatchOrder batch_order = BatchOrder::by_length;
  int64_t batch_tokens = 2500;
  int64_t batch_sentences = 0;
  ScheduleKind schedule = ScheduleKind::constant;
  int64_t warmup_updates = 0;
  double plateau_factor = 0.5;
  int64_t plateau_patience = 2;
  int64_t max_updates = 0;
  int64_t max_epochs = 0;
  std::string time;
  int64_t valid_every = 1000;
  int64_t valid_sentences = 500;
  int64_t save_every = 1000;
  WeightType best_weights = WeightType::float32;
  int64_t log_every = 50;
  int64_t patience = 0;
  GradientCompression gradient_compression = GradientCompression::none;
  int64_t seed = 1;
};

template <typename Visitor>
void describe_optimization(TrainingOptions& options, Visitor&& visit) {
  visit("optimizer", options.optimizer, "how gradients become updates");
  visit("learning-rate", options.learning_rate, "peak of the schedule", Range{0, 1000});
  visit("momentum", options.momentum, "of SGD", share);
  visit("weight-decay", options.weight_decay, "L2 for SGD and Adam, decoupled for AdamW",
        at_least_0);
  visit("beta1", options.beta1, "Adam's decay of the mean gradient", share);
  visit("beta2", options.beta2, "Adam's decay of the squared gradient", share);
  visit("epsilon", options.epsilon, "Adam's floor under the root", at_least_0);
  visit("clip-norm", options.clip_norm, "largest norm of the gradient, 0 for no clipping",
        at_least_0);
  visit("label-smoothing", options.label_smoothing, "probability spread over the vocabulary",
        share);
  visit("average-decay", options.average_decay,
        "validate and keep a moving average of the weights with this decay, 0 for the weights "
        "themselves",
        Range{0, 0.999999});
  visit("teacher-forcing", options.teacher_forcing,
        "share of batches in which the decoder is fed the reference, not its own output", share);
  visit("subword-sampling", options.subword_sampling,
        "cut sentences into subwords at random, anew in each pass: the power of unigram's "
        "probabilities (1: cuts come as they are probable; near 0: all alike), or the share of "
        "BPE's merges that is left out (1: letters); 0 for the best cut",
        share);
  visit("loss-unit", options.loss_unit,
        "what the loss of a batch is averaged over (the tutorial sums a sentence's tokens)");
  visit("schedule", options.schedule, "how the learning rate moves after its warm-up");
  visit("warmup-updates", options.warmup_updates, "updates of linear warm-up", at_least_0);
  visit("plateau-factor", options.plateau_factor, "what a plateau multiplies the rate with", share);
  visit("plateau-patience", options.plateau_patience,
        "validations without a better loss that make a plateau", at_least_1);
}

template <typename Visitor>
void describe(TrainingOptions& options, Visitor&& visit) {
  describe_optimization(options, visit);
  visit("batch-order", options.batch_order,
        "batches of like length in random order, of any length, or pairs drawn with replacement");
  visit("batch-tokens", options.batch_tokens, "target tokens of a batch", at_least_1);
  visit("batch-sentences", options.batch_sentences,
        "pairs of a batch, whatever their tokens; 0 to count tokens", at_least_0);
  visit("max-updates", options.max_updates, "stop after so many updates, 0 for no limit",
        at_least_0);
  visit("max-epochs", options.max_epochs, "stop after so many passes, 0 for no limit", at_least_0);
  visit("time", options.time, "budget such as 90s, 20m or 1.5h, which the schedule fits",
        Range{.text_problem = duration_problem});
  visit("valid-every", options.valid_every, "updates between validations", at_least_1);
  visit("valid-sentences", options.valid_sentences,
        "pairs that a validation translates for BLEU, 0 for none", at_least_0);
  visit("save-every", options.save_every, "updates between checkpoints", at_least_1);
  visit("best-weights", options.best_weights,
        "numbers that the best model's file holds; float16 halves it");
  visit("log-every", options.log_every, "updates between lines of metrics.jsonl", at_least_1);
  visit("patience", options.patience,
        "stop after so many validations without a better score, 0 for never", at_least_0);
  visit("gradient-compression", options.gradient_compression,
        "how gradients travel between processes (mpirun): bfloat16 is half as much");
  visit("seed", options.seed, "of every random choice", at_least_0);
}

}  // namespace regard
