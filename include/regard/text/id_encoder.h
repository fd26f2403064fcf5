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
/// again and again, and this remembers the first `most_words` that it is given and that are not
/// very long, in about 130 bytes each. For one thread.
class IdEncoder {
 public:
  /// `codec` must outlive it.
  explicit IdEncoder(const TextCodec& codec, size_t most_words = size_t{1} << 15)
      : codec_(codec), most_words_(most_words) {}

  std::vector<int32_t> encode(std::string_view line);

  size_t words() const { return known_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
  };

  void append(std::string_view word, std::vector<int32_t>& ids);

  const TextCodec& codec_;
  size_t most_words_;
  std::unordered_map<std::string, std::vector<int32_t>, Hash, std::equal_to<>> known_;
};

}  // namespace regard
