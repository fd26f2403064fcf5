#include "regard/config/consistency.h"

#include <gtest/gtest.h>

#include "config/problem_of.h"

namespace regard {
namespace {

/// The PyTorch tutorial's network.
Config tutorial() {
  Config config = plain();
  ModelOptions& model = config.model;
  model.decoder = DecoderKind::tutorial;
  model.attention = AttentionKind::location;
  model.embedding_size = model.encoder_size = model.decoder_size = 256;
  model.bidirectional = model.deep_output = false;
  model.bridge = BridgeKind::copy;
  return config;
}

TEST(Consistency, AcceptsTheDefaultsWithAnEnd) {
  EXPECT_EQ(problem_of(plain(), [](auto&, auto&) {}), fine);
  EXPECT_EQ(problem_of(tutorial(), [](auto&, auto&) {}), fine);
}

TEST(Consistency, OnlyLuongsDecoderIsFed) {
  EXPECT_EQ(problem_of(plain(), [](auto& m, auto&) { m.input_feeding = true; }), fine);
  EXPECT_EQ(problem_of(plain(),
                       [](auto& m, auto&) {
                         m.input_feeding = true;
                         m.decoder = DecoderKind::bahdanau;
                       }),
            "--input-feeding is for --decoder luong; bahdanau reads what the step before gave "
            "anyway");
}

TEST(Consistency, TutorialDecoderIsTheTutorials) {
  EXPECT_EQ(problem_of(tutorial(), [](auto& m, auto&) { m.attention = AttentionKind::none; }),
            fine);
  EXPECT_EQ(problem_of(tutorial(), [](auto& m, auto&) { m.attention = AttentionKind::dot; }),
            "--decoder tutorial needs --attention location or none, not dot");
  EXPECT_EQ(problem_of(tutorial(), [](auto& m, auto&) { m.bidirectional = true; }),
            "--decoder tutorial cannot use --bidirectional");
  EXPECT_EQ(problem_of(tutorial(), [](auto& m, auto&) { m.cell = CellKind::lstm; }),
            "--decoder tutorial needs --cell gru, not lstm");
  for (const auto field :
       {&ModelOptions::residual, &ModelOptions::layer_norm, &ModelOptions::scale_embeddings})
    EXPECT_EQ(problem_of(tutorial(), [=](auto& m, auto&) { m.*field = true; }),
              "--decoder tutorial cannot use --residual, --layer-norm or --scale-embeddings");
  EXPECT_EQ(problem_of(tutorial(), [](auto& m, auto&) { m.encoder_layers = 2; }),
            "--decoder tutorial needs --encoder-layers 1 and --decoder-layers 1, not 2 and 1");
  EXPECT_EQ(problem_of(tutorial(), [](auto& m, auto&) { m.decoder_layers = 2; }),
            "--decoder tutorial needs --encoder-layers 1 and --decoder-layers 1, not 1 and 2");
  for (auto field :
       {&ModelOptions::embedding_size, &ModelOptions::encoder_size, &ModelOptions::decoder_size})
    EXPECT_EQ(
        problem_of(tutorial(), [&](auto& m, auto&) { m.*field = 128; }).substr(0, 83),
        "--decoder tutorial needs the same --embedding-size, --encoder-size and --decoder-si");
  EXPECT_EQ(problem_of(tutorial(), [](auto& m, auto&) { m.bridge = BridgeKind::zero; }),
            "--decoder tutorial needs --bridge copy, not zero");
  EXPECT_EQ(problem_of(tutorial(), [](auto& m, auto&) { m.deep_output = true; }),
            "--decoder tutorial cannot use --deep-output");
}

Config transformer() {
  Config config = plain();
  config.model.encoder = EncoderKind::transformer;
  config.model.decoder = DecoderKind::transformer;
  return config;
}

TEST(Consistency, ATransformersHeadsDivideItsWidth) {
  EXPECT_EQ(problem_of(transformer(), [](auto&, auto&) {}), fine);
  EXPECT_EQ(problem_of(transformer(), [](auto& m, auto&) { m.heads = 3; }),
            "--heads 3 does not divide the --embedding-size 256: 1, 2, 4, 8 or 16 would");
  EXPECT_EQ(problem_of(transformer(),
                       [](auto& m, auto&) {
                         m.heads = 256;
                         m.positions = PositionKind::rotary;
                       }),
            "--positions rotary needs heads of an even width, not --embedding-size 256 / --heads "
            "256");
}

TEST(Consistency, ATransformerReadsKeys) {
  for (const auto& [kind, name] : EnumNames<AttentionKind>::values) {
    const bool blind = kind == AttentionKind::none || kind == AttentionKind::location;
    EXPECT_EQ(problem_of(transformer(), [kind = kind](auto& m, auto&) { m.attention = kind; }),
              blind ? fmt::format("a Transformer needs an --attention that reads keys, not {}: "
                                  "additive, dot, general, scaled-dot, gaussian, boxcar, "
                                  "epanechnikov, triangular, constant or cosine",
                                  name)
                    : fine);
  }
}

TEST(Consistency, ATransformerOnOneSideFitsTheOther) {
  EXPECT_EQ(problem_of(transformer(), [](auto& m, auto&) { m.decoder = DecoderKind::luong; }),
            "--encoder transformer carries no last state: --decoder luong needs --bridge zero");
  EXPECT_EQ(problem_of(transformer(),
                       [](auto& m, auto&) {
                         m.decoder = DecoderKind::luong;
                         m.bridge = BridgeKind::zero;
                       }),
            fine);
  EXPECT_EQ(problem_of(transformer(), [](auto& m, auto&) { m.encoder = EncoderKind::recurrent; }),
            "--decoder transformer needs encoder states as wide as the --embedding-size 256, not "
            "512: change --encoder-size, or use --encoder transformer");
  EXPECT_EQ(problem_of(transformer(),
                       [](auto& m, auto&) {
                         m.encoder = EncoderKind::recurrent;
                         m.encoder_size = 128;
                       }),
            fine);
  EXPECT_EQ(problem_of(tutorial(), [](auto& m, auto&) { m.encoder = EncoderKind::transformer; }),
            "--decoder tutorial needs --encoder recurrent, not transformer");
}

TEST(Consistency, RecurrentDecodersTakeEveryAttention) {
  for (const DecoderKind decoder : {DecoderKind::luong, DecoderKind::bahdanau})
    for (const auto& [kind, name] : EnumNames<AttentionKind>::values)
      EXPECT_EQ(problem_of(plain(),
                           [decoder, kind = kind](auto& m, auto&) {
                             m.decoder = decoder;
                             m.attention = kind;
                           }),
                fine)
          << name;
}

TEST(Consistency, DotAttentionNeedsEqualWidths) {
  EXPECT_EQ(problem_of(plain(),
                       [](auto& m, auto&) {
                         m.attention = AttentionKind::dot;
                         m.decoder_size = 256;
                       }),
            "--attention dot needs a --decoder-size equal to the encoder's output, 512, not 256; "
            "or use --attention general");
  for (const auto kind : {AttentionKind::scaled_dot, AttentionKind::general})
    EXPECT_EQ(problem_of(plain(),
                         [kind](auto& m, auto&) {
                           m.attention = kind;
                           m.decoder_size = 300;
                         }),
              fine);
}

TEST(Consistency, CopyingBridgeNeedsLikeEnds) {
  const auto copy = [](auto& m, auto&) {
    m.bridge = BridgeKind::copy;
    m.bidirectional = false;
    m.encoder_size = 512;
  };
  EXPECT_EQ(problem_of(plain(), copy), fine);
  EXPECT_EQ(problem_of(plain(), [](auto& m, auto&) { m.bridge = BridgeKind::copy; }),
            "--bridge copy cannot be used with --bidirectional; use dense");
  Config config = plain();
  copy(config.model, config);
  EXPECT_EQ(problem_of(config, [](auto& m, auto&) { m.encoder_size = 256; }),
            "--bridge copy needs the same --encoder-size and --decoder-size, not 256 and 512; or "
            "use --bridge dense");
  EXPECT_EQ(problem_of(config, [](auto& m, auto&) { m.encoder_layers = 2; }),
            "--bridge copy needs the same --encoder-layers and --decoder-layers, not 2 and 1; or "
            "use --bridge dense");
}

TEST(Consistency, TyingNeedsTheEmbeddingsWidth) {
  const auto tie = [](auto& m, auto&) {
    m.tie_embeddings = TiedEmbeddings::target;
    m.decoder = DecoderKind::bahdanau;
    m.deep_output = false;
  };
  EXPECT_EQ(problem_of(plain(), tie),
            "--tie-embeddings target without --deep-output needs the same --embedding-size and "
            "--decoder-size, not 256 and 512");
  Config config = plain();
  tie(config.model, config);
  EXPECT_EQ(problem_of(config, [](auto& m, auto&) { m.embedding_size = 512; }), fine);
  EXPECT_EQ(problem_of(config, [](auto& m, auto&) { m.deep_output = true; }), fine);
  EXPECT_EQ(problem_of(config, [](auto& m, auto&) { m.decoder = DecoderKind::luong; }), fine);
}

TEST(Consistency, TyingAllNeedsOneVocabulary) {
  Config config = plain();
  config.model.tie_embeddings = TiedEmbeddings::all;
  EXPECT_EQ(problem_of(config, [](auto&, auto&) {}), fine);
  const std::string problem =
      "--tie-embeddings all needs --joint-vocabulary and --tokenizer unigram or bpe";
  EXPECT_EQ(problem_of(config, [](auto&, auto& c) { c.text.joint_vocabulary = false; }), problem);
  EXPECT_EQ(problem_of(config, [](auto&, auto& c) { c.text.tokenizer = TokenizerKind::word; }),
            problem);
}

TEST(Consistency, SubwordsNeedAVocabularySize) {
  Config config = plain();
  config.text.vocabulary_size = 0;
  EXPECT_EQ(problem_of(config, [](auto&, auto&) {}),
            "--tokenizer unigram needs a --vocabulary-size above 0");
  EXPECT_EQ(problem_of(config, [](auto&, auto& c) { c.text.tokenizer = TokenizerKind::word; }),
            fine);
}

TEST(Consistency, OnlySubwordsAreSampled) {
  Config config = plain();
  config.training.subword_sampling = 0.1;
  EXPECT_EQ(problem_of(config, [](auto&, auto&) {}), fine);
  EXPECT_EQ(problem_of(config, [](auto&, auto& c) { c.text.tokenizer = TokenizerKind::word; }),
            "--subword-sampling needs --tokenizer unigram or bpe: words are cut in one way only");
}

TEST(Consistency, ColumnsDiffer) {
  EXPECT_EQ(problem_of(plain(), [](auto&, auto& c) { c.corpus.source_column = 1; }),
            "--source-column and --target-column are both 1");
}

TEST(Consistency, NoMoreTranslationsThanHypotheses) {
  SearchOptions options;
  options.n_best = 5;
  check_consistency(options);
  options.n_best = 6;
  EXPECT_EQ(testing::error_of([&] { check_consistency(options); }),
            "--n-best 6 needs a --beam of at least 6, not 5");
}

}  // namespace
}  // namespace regard
