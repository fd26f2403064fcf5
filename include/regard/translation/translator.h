#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "regard/config/options.h"

namespace regard {

struct Bundle;

/// A word of the source that the model does not know and that was copied into the translation.
struct CopiedWord {
  std::string text;
  int64_t target_position = 0;  ///< piece of the target that it stands for, from 0
  int64_t source_position = 0;  ///< piece of the source it was taken from
};

/// A part of a line that went through the model in one go: the whole line, unless it was longer
/// than the model can take.
struct TranslatedSegment {
  std::string source;
  std::string target;
  std::vector<std::string> source_pieces;     ///< the end mark last
  std::vector<std::string> target_pieces;     ///< the end mark last, where it was said
  std::vector<std::vector<float>> attention;  ///< [target_pieces][source_pieces], or empty
  std::vector<CopiedWord> copied;
};

struct Translation {
  std::string text;
  double score = 0;      ///< mean log-probability a target token: see SearchOptions
  bool finished = true;  ///< false where the length limit cut a segment
  std::vector<TranslatedSegment> segments;
};

/// The facade for people who embed regard: raw text in, raw text out; no torch type in sight.
///
///     regard::Translator translator("data/models/fr-en");
///     std::string english = translator.translate("Où est la gare ?");
class Translator {
 public:
  /// Loads a model folder. Throws Error if it cannot be loaded. The model's own search options hold
  /// unless `search` is given.
  explicit Translator(const std::filesystem::path& model, const RuntimeOptions& runtime = {});
  /// A model that is already there (the trainer's); its mode is left as it is.
  explicit Translator(std::shared_ptr<const Bundle> bundle);
  ~Translator();
  Translator(Translator&&) noexcept;
  Translator& operator=(Translator&&) noexcept;

  std::string translate(const std::string& line) const;

  /// For each line its `n_best` translations, best first; at least one. A line without words comes
  /// back as it is. A line longer than the model takes is translated sentence by sentence, clause
  /// by clause, and joined again: its n-th translation joins the n-th of each part. The result of a
  /// line does not depend on the other lines.
  std::vector<std::vector<Translation>> translate(std::span<const std::string> lines,
                                                  const SearchOptions& options) const;

  /// The model's own search options.
  const SearchOptions& search_options() const;
  const Bundle& bundle() const;

 private:
  std::shared_ptr<const Bundle> bundle_;
};

}  // namespace regard
