#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "regard/config/enum_names.h"

/// Every option of regard, declared once. Each group is a plain struct with its defaults, and a
/// `describe` that names each field with its help and range; command line, TOML file, config.json
/// and tests are visitors of that. A field `hidden_size` is the flag `--hidden-size` and the key
/// `hidden-size`.
namespace regard {

/// Inclusive limits of a number.
struct Range {
  double least = std::numeric_limits<double>::lowest();
  double most = std::numeric_limits<double>::max();
};
inline constexpr Range at_least_0{0};
inline constexpr Range at_least_1{1};
inline constexpr Range share{0, 1};

enum class TokenizerKind { word, unigram, bpe };
template <>
struct EnumNames<TokenizerKind> {
  static constexpr std::pair<TokenizerKind, std::string_view> values[] = {
      {TokenizerKind::word, "word"},
      {TokenizerKind::unigram, "unigram"},
      {TokenizerKind::bpe, "bpe"}};
};

struct TextOptions {
  TokenizerKind tokenizer = TokenizerKind::unigram;
  bool joint_vocabulary = true;
  int64_t vocabulary_size = 8000;
  int64_t min_frequency = 1;
  bool lowercase = false;
  bool ascii_fold = false;
};

template <typename Visitor>
void describe(TextOptions& options, Visitor&& visit) {
  visit("tokenizer", options.tokenizer,
        "words, or subwords that SentencePiece learns from the training text");
  visit("joint-vocabulary", options.joint_vocabulary,
        "one subword vocabulary for both languages (needed to tie all embeddings)");
  visit("vocabulary-size", options.vocabulary_size,
        "entries of each vocabulary, special ones included; for words the most frequent, 0 for all",
        Range{0, 1e6});
  visit("min-frequency", options.min_frequency,
        "words seen fewer times become <unk> (word tokenizer)", at_least_1);
  visit("lowercase", options.lowercase, "lower-case the text");
  visit(
      "ascii-fold", options.ascii_fold,
      "the PyTorch tutorial's normalisation: no accents, only letters and .!?, which stand apart");
}

enum class BadLines { skip, refuse };
template <>
struct EnumNames<BadLines> {
  static constexpr std::pair<BadLines, std::string_view> values[] = {{BadLines::skip, "skip"},
                                                                     {BadLines::refuse, "refuse"}};
};

struct CorpusOptions {
  int64_t source_column = 2;
  int64_t target_column = 1;
  BadLines bad_lines = BadLines::skip;
  int64_t max_line_bytes = 16384;
  int64_t max_source_words = 0;
  int64_t max_target_words = 0;
  std::vector<std::string> target_prefixes;
};

template <typename Visitor>
void describe(CorpusOptions& options, Visitor&& visit) {
  visit("source-column", options.source_column, "column of a TSV with the source, from 1",
        Range{1, 1000});
  visit("target-column", options.target_column, "column of a TSV with the target, from 1",
        Range{1, 1000});
  visit("bad-lines", options.bad_lines, "what to do with lines that are no sentence pair");
  visit("max-line-bytes", options.max_line_bytes, "longer lines are bad lines", Range{16, 1 << 30});
  visit("max-source-words", options.max_source_words,
        "train only on pairs with at most so many source words after normalisation, 0 for all",
        at_least_0);
  visit("max-target-words", options.max_target_words, "the same for the target", at_least_0);
  visit("target-prefixes", options.target_prefixes,
        "train only on pairs whose normalised target begins with one of these");
}

enum class DecoderKind { tutorial, bahdanau, luong };
template <>
struct EnumNames<DecoderKind> {
  static constexpr std::pair<DecoderKind, std::string_view> values[] = {
      {DecoderKind::tutorial, "tutorial"},
      {DecoderKind::bahdanau, "bahdanau"},
      {DecoderKind::luong, "luong"}};
};

enum class AttentionKind { none, location, additive, dot, general, scaled_dot };
template <>
struct EnumNames<AttentionKind> {
  static constexpr std::pair<AttentionKind, std::string_view> values[] = {
      {AttentionKind::none, "none"},         {AttentionKind::location, "location"},
      {AttentionKind::additive, "additive"}, {AttentionKind::dot, "dot"},
      {AttentionKind::general, "general"},   {AttentionKind::scaled_dot, "scaled-dot"}};
};

enum class BridgeKind { copy, dense, zero };
template <>
struct EnumNames<BridgeKind> {
  static constexpr std::pair<BridgeKind, std::string_view> values[] = {
      {BridgeKind::copy, "copy"}, {BridgeKind::dense, "dense"}, {BridgeKind::zero, "zero"}};
};

enum class TiedEmbeddings { none, target, all };
template <>
struct EnumNames<TiedEmbeddings> {
  static constexpr std::pair<TiedEmbeddings, std::string_view> values[] = {
      {TiedEmbeddings::none, "none"},
      {TiedEmbeddings::target, "target"},
      {TiedEmbeddings::all, "all"}};
};

struct ModelOptions {
  DecoderKind decoder = DecoderKind::luong;
  AttentionKind attention = AttentionKind::scaled_dot;
  int64_t embedding_size = 256;
  int64_t encoder_size = 256;
  int64_t encoder_layers = 1;
  bool bidirectional = true;
  int64_t decoder_size = 512;
  int64_t decoder_layers = 1;
  int64_t attention_size = 256;
  bool deep_output = true;
  BridgeKind bridge = BridgeKind::dense;
  TiedEmbeddings tie_embeddings = TiedEmbeddings::none;
  double encoder_dropout = 0.1;
  double decoder_dropout = 0.1;
  int64_t max_length = 200;
};

template <typename Visitor>
void describe(ModelOptions& options, Visitor&& visit) {
  const Range width{1, 65536};
  const Range layers{1, 64};
  visit("decoder", options.decoder,
        "tutorial: the PyTorch tutorial's AttnDecoderRNN; bahdanau: attention before the "
        "recurrence; luong: after it");
  visit("attention", options.attention, "how the decoder scores the source positions");
  visit("embedding-size", options.embedding_size, "width of the word embeddings", width);
  visit("encoder-size", options.encoder_size, "width of the encoder GRU, in each direction", width);
  visit("encoder-layers", options.encoder_layers, "layers of the encoder GRU", layers);
  visit("bidirectional", options.bidirectional, "read the source in both directions");
  visit("decoder-size", options.decoder_size, "width of the decoder GRU", width);
  visit("decoder-layers", options.decoder_layers, "layers of the decoder GRU", layers);
  visit("attention-size", options.attention_size, "hidden width of additive attention", width);
  visit("deep-output", options.deep_output,
        "combine state, context (and embedding) in a tanh layer before the vocabulary");
  visit("bridge", options.bridge, "how the decoder's first state is made from the encoder's last");
  visit("tie-embeddings", options.tie_embeddings,
        "share target embedding and output weights, or all three");
  visit("encoder-dropout", options.encoder_dropout, "dropout in the encoder", share);
  visit("decoder-dropout", options.decoder_dropout, "dropout in the decoder", share);
  visit("max-length", options.max_length,
        "longest source in tokens, end mark included; longer input is split into sentences and "
        "clauses",
        Range{2, 100000});
}

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
  double teacher_forcing = 1;
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
  int64_t log_every = 50;
  int64_t patience = 0;
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
  visit("teacher-forcing", options.teacher_forcing,
        "share of batches in which the decoder is fed the reference, not its own output", share);
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
  visit("time", options.time, "budget such as 90s, 20m or 1.5h, which the schedule fits");
  visit("valid-every", options.valid_every, "updates between validations", at_least_1);
  visit("valid-sentences", options.valid_sentences,
        "pairs that a validation translates for BLEU, 0 for none", at_least_0);
  visit("save-every", options.save_every, "updates between checkpoints", at_least_1);
  visit("log-every", options.log_every, "updates between lines of metrics.jsonl", at_least_1);
  visit("patience", options.patience,
        "stop after so many validations without a better score, 0 for never", at_least_0);
  visit("seed", options.seed, "of every random choice", at_least_0);
}

enum class Precision { float32, medium };
template <>
struct EnumNames<Precision> {
  static constexpr std::pair<Precision, std::string_view> values[] = {
      {Precision::float32, "float32"}, {Precision::medium, "medium"}};
};

struct RuntimeOptions {
  std::string device = "auto";
  int64_t threads = 0;
  Precision precision = Precision::float32;
};

template <typename Visitor>
void describe(RuntimeOptions& options, Visitor&& visit) {
  visit("device", options.device, "auto, cpu, cuda or cuda:N");
  visit("threads", options.threads, "CPU threads, 0 for one a core", Range{0, 4096});
  visit("precision", options.precision,
        "of matrix products: float32, or medium (bfloat16 inside, where the CPU has it)");
}

struct SearchOptions {
  int64_t beam = 5;
  int64_t n_best = 1;
  double length_penalty = 1;
  int64_t max_output_length = 0;
  int64_t batch_sentences = 64;
  bool copy_unknown = true;
};

template <typename Visitor>
void describe(SearchOptions& options, Visitor&& visit) {
  visit("beam", options.beam, "hypotheses kept at each step; 1 is greedy search", Range{1, 1000});
  visit("n-best", options.n_best, "translations given for each line", Range{1, 1000});
  visit("length-penalty", options.length_penalty,
        "exponent of the length that a score is divided by; 0 for none", Range{0, 10});
  visit("max-output-length", options.max_output_length,
        "tokens of a translation, 0 for twice the source and ten more", at_least_0);
  visit("search-batch", options.batch_sentences, "sentences that are translated together",
        Range{1, 100000});
  visit("copy-unknown", options.copy_unknown,
        "replace <unk> by the source word that attention looked at");
}

/// All that a recipe can say. `for_each_group` visits `(section name, group)`.
struct Config {
  TextOptions text;
  CorpusOptions corpus;
  ModelOptions model;
  TrainingOptions training;
  SearchOptions search;
  RuntimeOptions runtime;
};

template <typename Visitor>
void for_each_group(Config& config, Visitor&& visit) {
  visit("text", config.text);
  visit("corpus", config.corpus);
  visit("model", config.model);
  visit("training", config.training);
  visit("search", config.search);
  visit("runtime", config.runtime);
}

}  // namespace regard
