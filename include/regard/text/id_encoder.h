#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "regard/text/codec.h"

namespace regard {

/// The ids of many lines, as `TextCodec::encode` gives them but sooner: a text says the same words
/// again and again, and this remembers the first `most_words` that it was given. For one thread.
class IdEncoder {
 public:
  static constexpr size_t most_words = size_t{1} << 16;

  /// `codec` must outlive it.
  explicit IdEncoder(const TextCodec& codec) : codec_(codec) {}

  std::vector<int32_t> encode(std::string_view line);

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
  };

  void append(std::string_view word, std::vector<int32_t>& ids);

  const TextCodec& codec_;
  std::unordered_map<std::string, std::vector<int32_t>, Hash, std::equal_to<>> known_;
};

}  // namespace regard
