#include "text/word_tokenizer.h"

#include <fmt/ranges.h>

#include "regard/base/error.h"
#include "text/word_split.h"

namespace regard {
namespace {

std::vector<std::string> cut_words(std::string_view text, WordTokenizer::Cut cut) {
  if (cut == WordTokenizer::Cut::punctuation) return split_words(text);
  const std::vector<std::string_view> words = split_at_spaces(text);
  return {words.begin(), words.end()};
}

}  // namespace

WordTokenizer::Cut word_cut(const TextOptions& options) {
  return options.ascii_fold ? WordTokenizer::Cut::spaces : WordTokenizer::Cut::punctuation;
}

WordTokenizer::WordTokenizer(Vocabulary vocabulary, Cut cut)
    : vocabulary_(std::move(vocabulary)), cut_(cut) {}

WordTokenizer WordTokenizer::learn(std::span<const std::string> sentences,
                                   const TextOptions& options) {
  std::vector<std::vector<std::string>> words;
  words.reserve(sentences.size());
  for (const std::string& sentence : sentences)
    words.push_back(cut_words(sentence, word_cut(options)));
  Vocabulary vocabulary = Vocabulary::count(words, options.min_frequency, options.vocabulary_size);
  if (vocabulary.size() == special::count)
    throw Error(
        "the training text leaves no word for the vocabulary: give more text, a --min-frequency "
        "below {} or a --vocabulary-size above {} (0 for all words)",
        options.min_frequency + 1, special::count);
  return WordTokenizer(std::move(vocabulary), word_cut(options));
}

EncodedText WordTokenizer::encode(std::string_view text) const {
  EncodedText encoded;
  encoded.pieces = cut_words(text, cut_);
  encoded.ids.reserve(encoded.pieces.size());
  for (const std::string& word : encoded.pieces) encoded.ids.push_back(vocabulary_.id(word));
  return encoded;
}

std::string WordTokenizer::join(std::span<const std::string> pieces) const {
  return cut_ == Cut::spaces ? fmt::format("{}", fmt::join(pieces, " ")) : join_words(pieces);
}

}  // namespace regard
