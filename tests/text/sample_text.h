#pragma once

#include <string>
#include <vector>

#include "regard/base/random.h"

namespace regard {

/// Sentences of made-up words of French and English syllables: enough to learn subwords from.
inline std::vector<std::string> sample_text(size_t sentences, uint64_t seed = 7) {
  static constexpr const char* syllables[] = {"ta",  "ble", "mai", "son", "ré", "ver",
                                              "ing", "the", "qu'", "est", "ou", "gar",
                                              "çon", "ly",  "un",  "ment"};
  Random random(seed);
  std::vector<std::string> text;
  for (size_t i = 0; i < sentences; ++i) {
    std::string sentence;
    for (uint64_t words = 3 + random.below(8); words > 0; --words) {
      if (!sentence.empty()) sentence += ' ';
      for (uint64_t parts = 1 + random.below(3); parts > 0; --parts)
        sentence += syllables[random.below(std::size(syllables))];
    }
    text.push_back(sentence + (i % 3 ? "." : " ?"));
  }
  return text;
}

}  // namespace regard
