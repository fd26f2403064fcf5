#pragma once

#include "regard/text/tokenizer.h"
#include "regard/text/vocabulary.h"

namespace regard {

/// Words from a counted vocabulary; others are `special::unk`.
class WordTokenizer final : public Tokenizer {
 public:
  /// Where a word ends: `punctuation` as `split_words` does, `spaces` as in the tutorial, whose
  /// folding has set the punctuation apart already.
  enum class Cut { punctuation, spaces };

  WordTokenizer(Vocabulary vocabulary, Cut cut);
  static WordTokenizer learn(std::span<const std::string> sentences, const TextOptions& options);

  EncodedText encode(std::string_view text) const override;
  std::string join(std::span<const std::string> pieces) const override;
  int64_t size() const override { return vocabulary_.size(); }
  std::string piece(int64_t id) const override { return vocabulary_.word(id); }
  void save(const std::filesystem::path& path) const override { vocabulary_.save(path); }

 private:
  Vocabulary vocabulary_;
  Cut cut_;
};

WordTokenizer::Cut word_cut(const TextOptions& options);

}  // namespace regard
