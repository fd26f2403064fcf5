#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "regard/view/gaze.h"

namespace regard {

/// Attention between written words instead of pieces.
struct WordLooks {
  std::vector<std::string> source = {};   ///< [S] as read; the end mark is a word
  std::vector<std::string> target = {};   ///< [T] the same
  std::optional<size_t> source_end = {};  ///< the end mark's place
  size_t said = 0;                        ///< target words, the end mark not counted
  Matrix weights = {};  ///< [T,S] summed over a source word's pieces, averaged over a target word's

  /// The source word that a target word looks at most, the first of equals.
  size_t favourite(size_t target_word) const;
};

/// `attention`: [target pieces, source pieces], not empty. A gaze without word numbers has a word a
/// piece.
WordLooks word_looks(const Gaze& gaze, const Matrix& attention);

/// Whether a word has a letter or a digit: punctuation and end marks have none.
bool is_spoken(std::string_view word);

/// A word or phrase in quotes, shortened where it would fill a line.
std::string in_quotes(std::string_view words);

/// The source in looks: what each word got from all target words, end mark aside. [S]
std::vector<double> coverage(const WordLooks& looks);

}  // namespace regard
