#pragma once

#include "regard/text/tokenizer.h"

namespace sentencepiece {
class SentencePieceProcessor;
}

namespace regard {

/// Subword pieces of a SentencePiece model, unigram or BPE. Safe to use from several threads.
class SubwordTokenizer final : public Tokenizer {
 public:
  /// A model as `learn_subwords` gives it. Throws Error if it is damaged or its special ids are not
  /// regard's.
  explicit SubwordTokenizer(const std::string& model);
  ~SubwordTokenizer() override;

  EncodedText encode(std::string_view text) const override;
  /// Very long texts are cut as `encode` does.
  std::vector<std::vector<int64_t>> sample(std::span<const std::string> texts, double amount,
                                           uint64_t seed) const override;
  std::string join(std::span<const std::string> pieces) const override;
  int64_t size() const override;
  std::string piece(int64_t id) const override;
  void save(const std::filesystem::path& path) const override;

 private:
  // `inside_word`: no space stands before the part, whatever SentencePiece takes for granted.
  void append(std::string_view part, bool inside_word, EncodedText& result) const;
  std::vector<int64_t> sample_one(const std::string& text, double amount) const;

  std::unique_ptr<sentencepiece::SentencePieceProcessor> processor_;
};

}  // namespace regard
