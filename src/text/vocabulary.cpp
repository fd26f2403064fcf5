#include "regard/text/vocabulary.h"

#include <algorithm>
#include <iterator>

#include "regard/base/error.h"
#include "regard/base/file.h"

namespace regard {
namespace {

bool is_special(std::string_view word) {
  return std::ranges::find(special::names, word) != std::end(special::names);
}

}  // namespace

Vocabulary::Vocabulary(std::vector<std::string> words) : words_(std::move(words)) {
  if (words_.size() < special::count ||
      !std::equal(std::begin(special::names), std::end(special::names), words_.begin()))
    throw Error("a vocabulary must begin with <pad>, <unk>, <s> and </s>, each in its own entry");
  ids_.reserve(words_.size());
  for (size_t i = 0; i < words_.size(); ++i)
    if (!ids_.emplace(words_[i], static_cast<int64_t>(i)).second)
      throw Error("entry {} of the vocabulary, '{}', is there already as entry {}", i + 1,
                  words_[i], ids_.at(words_[i]) + 1);
}

Vocabulary Vocabulary::count(std::span<const std::vector<std::string>> sentences,
                             int64_t min_frequency, int64_t max_size) {
  std::unordered_map<std::string_view, int64_t> frequencies;
  for (const auto& sentence : sentences)
    for (const std::string& word : sentence) ++frequencies[word];

  std::vector<std::pair<std::string_view, int64_t>> kept;
  for (const auto& entry : frequencies)
    if (entry.second >= min_frequency && !is_special(entry.first)) kept.push_back(entry);
  std::ranges::sort(kept, [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  if (max_size > 0)
    kept.resize(std::min(kept.size(),
                         static_cast<size_t>(std::max<int64_t>(max_size - special::count, 0))));

  std::vector<std::string> words(std::begin(special::names), std::end(special::names));
  for (const auto& entry : kept) words.emplace_back(entry.first);
  return Vocabulary(std::move(words));
}

int64_t Vocabulary::id(std::string_view word) const {
  const auto found = ids_.find(std::string(word));
  return found == ids_.end() ? special::unk : found->second;
}

void Vocabulary::save(const std::filesystem::path& path) const {
  std::string content;
  for (const std::string& word : words_) content += word + '\n';
  write_file(path, content);
}

Vocabulary Vocabulary::load(const std::filesystem::path& path) {
  const std::string content = read_file(path);
  std::vector<std::string> words;
  for (size_t begin = 0; begin < content.size();) {
    const size_t end = std::min(content.find('\n', begin), content.size());
    std::string_view word = std::string_view(content).substr(begin, end - begin);
    if (word.ends_with('\r')) word.remove_suffix(1);
    if (word.empty())
      throw Error("{}: line {} is empty; write the vocabulary again", path.string(),
                  words.size() + 1);
    words.emplace_back(word);
    begin = end + 1;
  }
  try {
    return Vocabulary(std::move(words));
  } catch (const Error& error) {
    throw Error("{}: {}", path.string(), error.what());
  }
}

}  // namespace regard
