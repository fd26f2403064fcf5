#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "regard/text/tokenizer.h"

namespace regard {

/// Line to ids and back for one language: normaliser, tokeniser, vocabulary.
class TextCodec {
 public:
  TextCodec(TextOptions options, std::shared_ptr<const Tokenizer> tokenizer);

  /// No begin or end mark. An empty or blank line gives no ids.
  EncodedText encode(std::string_view line) const;
  std::string normalize(std::string_view line) const;

  /// Special ids leave no text. Where `replacements` is given (one for each id), a replacement that
  /// is not empty stands in for its piece.
  std::string decode(std::span<const int64_t> ids,
                     std::span<const std::string> replacements = {}) const;

  std::string piece(int64_t id) const { return tokenizer_->piece(id); }
  int64_t vocabulary_size() const { return tokenizer_->size(); }
  const Tokenizer& tokenizer() const { return *tokenizer_; }

 private:
  TextOptions options_;
  std::shared_ptr<const Tokenizer> tokenizer_;
};

struct CodecPair {
  TextCodec source;
  TextCodec target;
};

/// Learns both sides from training text (raw lines). With a joint vocabulary both share one
/// tokeniser, learnt from the two texts together.
CodecPair learn_codecs(std::vector<std::string> source_lines, std::vector<std::string> target_lines,
                       const TextOptions& options);

/// The names of their files: `vocab.spm`, or `source.spm` and `target.spm`, or `source.vocab.txt`
/// and `target.vocab.txt`.
std::vector<std::string> codec_files(const TextOptions& options);
void save_codecs(const CodecPair& codecs, const TextOptions& options,
                 const std::filesystem::path& folder);
CodecPair load_codecs(const TextOptions& options, const std::filesystem::path& folder);

}  // namespace regard
