#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace regard {

/// Ids that every vocabulary of regard has, whatever its tokeniser.
namespace special {
inline constexpr int64_t pad = 0;
inline constexpr int64_t unk = 1;
inline constexpr int64_t bos = 2;
inline constexpr int64_t eos = 3;
inline constexpr int64_t count = 4;
inline constexpr std::string_view names[] = {"<pad>", "<unk>", "<s>", "</s>"};
}  // namespace special

/// Words and their ids; the special ones first, then by falling frequency, ties in byte order.
class Vocabulary {
 public:
  /// Words in the order of their ids, the special ones first. Throws Error on a duplicate.
  explicit Vocabulary(std::vector<std::string> words);

  /// Counts the words and keeps those seen at least `min_frequency` times, at most `max_size`
  /// entries in all (0: no limit).
  static Vocabulary count(std::span<const std::vector<std::string>> sentences,
                          int64_t min_frequency, int64_t max_size);

  int64_t size() const { return static_cast<int64_t>(words_.size()); }
  /// `special::unk` for a word that is not there.
  int64_t id(std::string_view word) const;
  const std::string& word(int64_t id) const { return words_.at(static_cast<size_t>(id)); }

  /// A word a line.
  void save(const std::filesystem::path& path) const;
  static Vocabulary load(const std::filesystem::path& path);

 private:
  std::vector<std::string> words_;
  std::unordered_map<std::string, int64_t> ids_;
};

}  // namespace regard
