#include "regard/text/codec.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "regard/text/normalizer.h"
#include "regard/text/vocabulary.h"

namespace regard {
namespace {

bool shares_tokenizer(const TextOptions& options) {
  return options.joint_vocabulary && options.tokenizer != TokenizerKind::word;
}

void normalize_all(std::vector<std::string>& lines, const TextOptions& options) {
  for (std::string& line : lines) line = normalize(line, options);
}

}  // namespace

TextCodec::TextCodec(TextOptions options, std::shared_ptr<const Tokenizer> tokenizer)
    : options_(options), tokenizer_(std::move(tokenizer)) {}

std::string TextCodec::normalize(std::string_view line) const {
  return regard::normalize(line, options_);
}

EncodedText TextCodec::encode(std::string_view line) const {
  return tokenizer_->encode(normalize(line));
}

std::string TextCodec::decode(std::span<const int64_t> ids,
                              std::span<const std::string> replacements) const {
  std::vector<std::string> pieces;
  pieces.reserve(ids.size());
  for (size_t i = 0; i < ids.size(); ++i) {
    const int64_t id = ids[i];
    if (id == special::pad || id == special::bos || id == special::eos) continue;
    const bool replaced = i < replacements.size() && !replacements[i].empty();
    pieces.push_back(replaced ? replacements[i] : piece(id));
  }
  return tokenizer_->join(pieces);
}

CodecPair learn_codecs(std::vector<std::string> source_lines, std::vector<std::string> target_lines,
                       const TextOptions& options) {
  normalize_all(source_lines, options);
  normalize_all(target_lines, options);
  if (shares_tokenizer(options)) {
    std::vector<std::string> sentences = std::move(source_lines);
    std::ranges::move(target_lines, std::back_inserter(sentences));
    const TextCodec codec(options, learn_tokenizer(sentences, options));
    return {codec, codec};
  }
  return {TextCodec(options, learn_tokenizer(source_lines, options)),
          TextCodec(options, learn_tokenizer(target_lines, options))};
}

std::vector<std::string> codec_files(const TextOptions& options) {
  if (shares_tokenizer(options)) return {"vocab.spm"};
  if (options.tokenizer == TokenizerKind::word) return {"source.vocab.txt", "target.vocab.txt"};
  return {"source.spm", "target.spm"};
}

void save_codecs(const CodecPair& codecs, const TextOptions& options,
                 const std::filesystem::path& folder) {
  const std::vector<std::string> files = codec_files(options);
  codecs.source.tokenizer().save(folder / files.front());
  if (files.size() == 2) codecs.target.tokenizer().save(folder / files.back());
}

CodecPair load_codecs(const TextOptions& options, const std::filesystem::path& folder) {
  const std::vector<std::string> files = codec_files(options);
  const TextCodec source(options, load_tokenizer(folder / files.front(), options));
  if (files.size() == 1) return {source, source};
  return {source, TextCodec(options, load_tokenizer(folder / files.back(), options))};
}

}  // namespace regard
