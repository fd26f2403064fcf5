#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "regard/config/enum_names.h"
#include "regard/config/range.h"

namespace regard {

enum class TokenizerKind { word, unigram, bpe };
template <>
struct EnumNames<TokenizerKind> {
  static constexpr std::pair<TokenizerKind, std::string_view> values[] = {
      {TokenizerKind::word, "word"},
      {TokenizerKind::unigram, "unigram"},
      {TokenizerKind::bpe, "bpe"}};
};

/// How text becomes tokens.
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

}  // namespace regard
