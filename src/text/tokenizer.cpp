#include "regard/text/tokenizer.h"

#include "regard/base/error.h"
#include "regard/base/file.h"
#include "regard/text/vocabulary.h"
#include "text/subword_learner.h"
#include "text/subword_tokenizer.h"
#include "text/word_tokenizer.h"

namespace regard {

std::vector<std::vector<int64_t>> Tokenizer::sample(std::span<const std::string> texts, double,
                                                    uint64_t) const {
  std::vector<std::vector<int64_t>> samples;
  samples.reserve(texts.size());
  for (const std::string& text : texts) samples.push_back(encode(text).ids);
  return samples;
}

std::shared_ptr<const Tokenizer> learn_tokenizer(std::span<const std::string> sentences,
                                                 const TextOptions& options) {
  if (options.tokenizer == TokenizerKind::word)
    return std::make_shared<WordTokenizer>(WordTokenizer::learn(sentences, options));
  return std::make_shared<SubwordTokenizer>(learn_subwords(sentences, options));
}

std::shared_ptr<const Tokenizer> load_tokenizer(const std::filesystem::path& path,
                                                const TextOptions& options) {
  if (options.tokenizer == TokenizerKind::word)
    return std::make_shared<WordTokenizer>(Vocabulary::load(path), word_cut(options));
  const std::string model = read_file(path);
  try {
    return std::make_shared<SubwordTokenizer>(model);
  } catch (const Error& error) {
    throw Error("{}: {}", path.string(), error.what());
  }
}

}  // namespace regard
