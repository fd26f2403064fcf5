#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace regard {

/// The human translations that a corpus is measured against: one or more for each sentence.
class References {
 public:
  /// Line i translates sentence i; `nullopt` where this translator left the sentence out. An empty
  /// string is a reference like any other (of length 0), as in sacreBLEU.
  using Stream = std::vector<std::optional<std::string>>;

  /// One reference for each sentence. Throws Error if there is no line.
  static References single(const std::vector<std::string>& lines);

  /// Several streams of the same length. Throws Error if there is no stream or no line, if the
  /// streams differ in length, or if a sentence is left without any reference.
  static References streams(const std::vector<Stream>& streams);

  /// The number of sentences.
  std::size_t size() const { return sentences_.size(); }

  /// The references of one sentence, at least one.
  std::span<const std::string> of(std::size_t sentence) const { return sentences_[sentence]; }

  /// What a signature says after `nrefs:`: the references of each sentence, or `var` if that
  /// varies.
  std::string count_text() const;

 private:
  std::vector<std::vector<std::string>> sentences_;
};

}  // namespace regard
