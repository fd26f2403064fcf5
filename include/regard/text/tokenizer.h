#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "regard/config/options.h"

namespace regard {

/// A sentence as a model reads it, without begin or end marks: `ids[i]` stands for `pieces[i]`. A
/// piece is written as in the text even where its id is `special::unk`; subword pieces begin with
/// U+2581 where a word begins.
struct EncodedText {
  std::vector<int64_t> ids;
  std::vector<std::string> pieces;
};

/// Cuts normalised text into pieces that a vocabulary numbers, and puts pieces together again.
class Tokenizer {
 public:
  virtual ~Tokenizer() = default;

  /// What stands between two spaces is cut by itself: in the same way wherever it stands.
  virtual EncodedText encode(std::string_view text) const = 0;
  /// The ids of each text, cut at random; the same for the same seed. Subwords are drawn from all
  /// cuts of a text, each with its probability to the power `amount` (unigram: Kudo 2018, section
  /// 3), or each merge is left out with the probability `amount` (BPE: Provilkov, Emelianenko and
  /// Voita 2020). Without subwords there is but one cut.
  virtual std::vector<std::vector<int64_t>> sample(std::span<const std::string> texts,
                                                   double amount, uint64_t seed) const;
  /// Readable text again: spaces as the language writes them.
  virtual std::string join(std::span<const std::string> pieces) const = 0;

  virtual int64_t size() const = 0;
  virtual std::string piece(int64_t id) const = 0;
  virtual void save(const std::filesystem::path& path) const = 0;
};

/// Learns a tokeniser from normalised sentences. Deterministic. Throws Error if the text is too
/// small for the vocabulary size, saying the largest that fits.
std::shared_ptr<const Tokenizer> learn_tokenizer(std::span<const std::string> sentences,
                                                 const TextOptions& options);

/// Reads what `save` wrote; `options` are those it was learnt with. Throws Error on a damaged file.
std::shared_ptr<const Tokenizer> load_tokenizer(const std::filesystem::path& path,
                                                const TextOptions& options);

}  // namespace regard
