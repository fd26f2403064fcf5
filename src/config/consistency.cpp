#include "regard/config/consistency.h"

#include <string>
#include <vector>

#include "regard/config/duration.h"

namespace regard {
namespace {

template <typename... Args>
void require(bool holds, fmt::format_string<Args...> format, Args&&... args) {
  if (!holds) throw Error(format, std::forward<Args>(args)...);
}

void check_tutorial_decoder(const ModelOptions& model) {
  require(model.attention == AttentionKind::location || model.attention == AttentionKind::none,
          "--decoder tutorial needs --attention location or none, not {}",
          name_of(model.attention));
  require(model.encoder == EncoderKind::recurrent,
          "--decoder tutorial needs --encoder recurrent, not {}", name_of(model.encoder));
  require(!model.bidirectional, "--decoder tutorial cannot use --bidirectional");
  require(model.encoder_layers == 1 && model.decoder_layers == 1,
          "--decoder tutorial needs --encoder-layers 1 and --decoder-layers 1, not {} and {}",
          model.encoder_layers, model.decoder_layers);
  require(model.encoder_size == model.decoder_size && model.embedding_size == model.decoder_size,
          "--decoder tutorial needs the same --embedding-size, --encoder-size and --decoder-size, "
          "not {}, {} and {}",
          model.embedding_size, model.encoder_size, model.decoder_size);
  require(model.bridge == BridgeKind::copy, "--decoder tutorial needs --bridge copy, not {}",
          name_of(model.bridge));
  require(!model.deep_output, "--decoder tutorial cannot use --deep-output");
  require(model.cell == CellKind::gru, "--decoder tutorial needs --cell gru, not {}",
          name_of(model.cell));
  require(!model.residual && !model.layer_norm && !model.scale_embeddings,
          "--decoder tutorial cannot use --residual, --layer-norm or --scale-embeddings");
}

bool reads_keys(AttentionKind kind) {
  return kind != AttentionKind::none && kind != AttentionKind::location;
}

/// "a, b or c".
std::string either(const std::vector<std::string>& choices) {
  std::string text = choices.front();
  for (size_t i = 1; i < choices.size(); ++i)
    text += (i + 1 == choices.size() ? " or " : ", ") + choices[i];
  return text;
}

std::string attentions_that_read_keys() {
  std::vector<std::string> names;
  for (const auto& [kind, name] : EnumNames<AttentionKind>::values)
    if (reads_keys(kind)) names.emplace_back(name);
  return either(names);
}

/// Those that somebody would use.
std::string heads_that_divide(int64_t width) {
  std::vector<std::string> numbers;
  for (int64_t heads = 1; heads <= 16; ++heads)
    if (width % heads == 0) numbers.push_back(fmt::format("{}", heads));
  return either(numbers);
}

/// What a Transformer on either side asks for.
void check_transformer(const ModelOptions& model) {
  const bool reads = model.encoder == EncoderKind::transformer;
  const bool says = model.decoder == DecoderKind::transformer;
  if (!reads && !says) return;
  require(reads_keys(model.attention),
          "a Transformer needs an --attention that reads keys, not {}: {}",
          name_of(model.attention), attentions_that_read_keys());
  require(model.embedding_size % model.heads == 0,
          "--heads {} does not divide the --embedding-size {}: {} would", model.heads,
          model.embedding_size, heads_that_divide(model.embedding_size));
  require(model.positions != PositionKind::rotary || model.embedding_size / model.heads % 2 == 0,
          "--positions rotary needs heads of an even width, not --embedding-size {} / --heads {}",
          model.embedding_size, model.heads);
  require(says || model.bridge == BridgeKind::zero,
          "--encoder transformer carries no last state: --decoder {} needs --bridge zero",
          name_of(model.decoder));
  require(!says || encoder_state_size(model) == model.embedding_size,
          "--decoder transformer needs encoder states as wide as the --embedding-size {}, not {}: "
          "change --encoder-size, or use --encoder transformer",
          model.embedding_size, encoder_state_size(model));
}

void check_attention(const ModelOptions& model) {
  if (model.decoder == DecoderKind::transformer) return;
  require(model.attention != AttentionKind::dot || encoder_state_size(model) == model.decoder_size,
          "--attention dot needs a --decoder-size equal to the encoder's output, {}, not {}; or "
          "use --attention general",
          encoder_state_size(model), model.decoder_size);
}

void check_bridge(const ModelOptions& model) {
  if (model.bridge != BridgeKind::copy || model.decoder == DecoderKind::transformer) return;
  require(!model.bidirectional, "--bridge copy cannot be used with --bidirectional; use dense");
  require(model.encoder_size == model.decoder_size,
          "--bridge copy needs the same --encoder-size and --decoder-size, not {} and {}; or use "
          "--bridge dense",
          model.encoder_size, model.decoder_size);
  require(model.encoder_layers == model.decoder_layers,
          "--bridge copy needs the same --encoder-layers and --decoder-layers, not {} and {}; or "
          "use --bridge dense",
          model.encoder_layers, model.decoder_layers);
}

/// The output weights are the embedding's, so the layer below must have the embedding's width. A
/// layer of its own, which has that width, stands there with deep output and in Luong's decoder.
void check_tied_widths(const ModelOptions& model) {
  if (model.tie_embeddings == TiedEmbeddings::none) return;
  const bool own_layer = model.deep_output || model.decoder == DecoderKind::luong ||
                         model.decoder == DecoderKind::transformer;
  require(own_layer || model.decoder_size == model.embedding_size,
          "--tie-embeddings {} without --deep-output needs the same --embedding-size and "
          "--decoder-size, not {} and {}",
          name_of(model.tie_embeddings), model.embedding_size, model.decoder_size);
}

void check_text(const TextOptions& text, const ModelOptions& model) {
  const bool words = text.tokenizer == TokenizerKind::word;
  require(words || text.vocabulary_size > 0, "--tokenizer {} needs a --vocabulary-size above 0",
          name_of(text.tokenizer));
  require(model.tie_embeddings != TiedEmbeddings::all || (text.joint_vocabulary && !words),
          "--tie-embeddings all needs --joint-vocabulary and --tokenizer unigram or bpe");
}

void check_subword_sampling(const Config& config) {
  require(config.training.subword_sampling == 0 || config.text.tokenizer != TokenizerKind::word,
          "--subword-sampling needs --tokenizer unigram or bpe: words are cut in one way only");
}

void check_schedule(const TrainingOptions& training) {
  const std::string time_problem = duration_problem(training.time);
  require(time_problem.empty(), "--time {}", time_problem);
  const bool timed = parse_duration(training.time) > 0;
  const bool limited = timed || training.max_updates > 0 || training.max_epochs > 0;
  require(limited || training.patience > 0,
          "nothing ends the training: set --max-updates, --max-epochs, --time or --patience");
  require(limited || training.schedule != ScheduleKind::cosine,
          "--schedule cosine needs an end to fall to: set --max-updates, --max-epochs or --time");
  const bool falls = training.plateau_factor > 0 && training.plateau_factor < 1;
  require(falls || training.schedule != ScheduleKind::plateau,
          "--schedule plateau needs a --plateau-factor between 0 and 1, not {}",
          training.plateau_factor);
}

void check_optimizer(const TrainingOptions& training) {
  const bool sgd = training.optimizer == OptimizerKind::sgd;
  require(sgd || training.momentum == 0, "--momentum is for --optimizer sgd; {} has --beta1",
          name_of(training.optimizer));
  require(sgd || (training.beta1 < 1 && training.beta2 < 1),
          "--optimizer {} needs --beta1 and --beta2 below 1, not {} and {}",
          name_of(training.optimizer), training.beta1, training.beta2);
}

}  // namespace

void check_consistency(const ModelOptions& options) {
  if (options.decoder == DecoderKind::tutorial) check_tutorial_decoder(options);
  require(!options.input_feeding || options.decoder == DecoderKind::luong,
          "--input-feeding is for --decoder luong; {} reads what the step before gave anyway",
          name_of(options.decoder));
  check_transformer(options);
  check_attention(options);
  check_bridge(options);
  check_tied_widths(options);
}

void check_consistency(const SearchOptions& options) {
  require(options.n_best <= options.beam, "--n-best {} needs a --beam of at least {}, not {}",
          options.n_best, options.n_best, options.beam);
}

void check_consistency(const Config& config) {
  check_text(config.text, config.model);
  check_subword_sampling(config);
  check_consistency(config.model);
  check_consistency(config.search);
  check_schedule(config.training);
  check_optimizer(config.training);
  require(config.training.batch_order != BatchOrder::random_choice ||
              config.training.batch_sentences > 0,
          "--batch-order random-choice needs --batch-sentences above 0");
  require(config.corpus.source_column != config.corpus.target_column,
          "--source-column and --target-column are both {}", config.corpus.source_column);
}

}  // namespace regard
