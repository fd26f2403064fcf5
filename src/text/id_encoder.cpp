#include "regard/text/id_encoder.h"

#include "text/word_split.h"

namespace regard {

std::vector<int32_t> IdEncoder::encode(std::string_view line) {
  std::vector<int32_t> ids;
  const std::string text = codec_.normalize(line);
  for (const std::string_view word : split_at_spaces(text)) append(word, ids);
  return ids;
}

void IdEncoder::append(std::string_view word, std::vector<int32_t>& ids) {
  constexpr size_t longest = 64;  // bytes; what is longer seldom comes again
  const auto known = known_.find(word);
  if (known != known_.end()) {
    ids.insert(ids.end(), known->second.begin(), known->second.end());
    return;
  }
  const EncodedText cut = codec_.tokenizer().encode(word);
  ids.insert(ids.end(), cut.ids.begin(), cut.ids.end());
  if (known_.size() < most_words_ && word.size() <= longest)
    known_.emplace(word, std::vector<int32_t>(cut.ids.begin(), cut.ids.end()));
}

}  // namespace regard
