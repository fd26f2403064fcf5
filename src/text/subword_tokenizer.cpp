#include "text/subword_tokenizer.h"

#include <sentencepiece_processor.h>

#include <future>
#include <mutex>
#include <stdexcept>

#include "regard/base/error.h"
#include "regard/base/file.h"
#include "regard/text/pieces.h"
#include "regard/text/vocabulary.h"
#include "text/word_split.h"

namespace regard {
namespace {

// SentencePiece's time is quadratic in the length of a run of unknown characters: a longer word
// goes to it in parts.
constexpr size_t most_bytes = 4096;

// One bit fewer than SentencePiece takes, to which all bits set mean no seed.
constexpr unsigned seed_bits = 0x7FFFFFFF;

std::string_view take_part(std::string_view& word) {
  size_t end = word.size();
  if (end > most_bytes) {
    end = most_bytes;
    while (end > 1 && (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80) --end;
  }
  const std::string_view part = word.substr(0, end);
  word.remove_prefix(end);
  return part;
}

// Whether the file holds all of a model: pieces (field 1 of the protocol buffer), the trainer's
// options (2) and the normaliser's (3). The parser takes a file cut between two fields for whole.
bool is_complete(std::string_view model) {
  unsigned seen = 0;
  size_t at = 0;
  while (at < model.size()) {
    const unsigned tag = static_cast<unsigned char>(model[at++]);
    if ((tag & 7) != 2 || tag >= 0x80) return false;
    uint64_t length = 0;
    for (int shift = 0;; shift += 7) {
      if (at == model.size() || shift > 28) return false;
      const unsigned byte = static_cast<unsigned char>(model[at++]);
      length |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) break;
    }
    if (length > model.size() - at) return false;
    at += length;
    seen |= 1U << (tag >> 3);
  }
  return (seen & 0b1110) == 0b1110;
}

}  // namespace

SubwordTokenizer::SubwordTokenizer(const std::string& model)
    : processor_(std::make_unique<sentencepiece::SentencePieceProcessor>()) {
  if (!is_complete(model) || !processor_->LoadFromSerializedProto(model).ok())
    throw Error("this is no SentencePiece model, or it is damaged");
  for (int64_t id = 0; id < special::count; ++id)
    if (size() <= id || piece(id) != special::names[id])
      throw Error("piece {} of the SentencePiece model is not {}: regard did not make it", id,
                  special::names[id]);
}

SubwordTokenizer::~SubwordTokenizer() = default;

EncodedText SubwordTokenizer::encode(std::string_view text) const {
  EncodedText result;
  // Word by word, so that each is cut alike wherever it stands: SentencePiece adds up scores from
  // the beginning of a text, and of two cuts that are equally good rounding takes one.
  for (std::string_view word : split_at_spaces(text))
    for (bool inside_word = false; !word.empty(); inside_word = true)
      append(take_part(word), inside_word, result);
  return result;
}

void SubwordTokenizer::append(std::string_view part, bool inside_word, EncodedText& result) const {
  const auto encoded_part = processor_->EncodeAsImmutableProto(part);
  for (const auto& encoded : encoded_part.pieces()) {
    std::string piece = encoded.piece();
    int64_t id = encoded.id();
    if (inside_word && piece.starts_with(space_mark)) {
      piece.erase(0, space_mark.size());
      id = processor_->PieceToId(piece);
    }
    inside_word = false;
    if (piece.empty()) continue;
    result.ids.push_back(id);
    result.pieces.push_back(std::move(piece));
  }
}

std::vector<std::vector<int64_t>> SubwordTokenizer::sample(std::span<const std::string> texts,
                                                           double amount, uint64_t seed) const {
  // SentencePiece has a generator for each thread, and seeds it, with a number that all share, when
  // the thread first asks for one: only a new thread begins with a seed of ours.
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  sentencepiece::SetRandomGeneratorSeed(static_cast<unsigned>(seed) & seed_bits);
  return std::async(std::launch::async,
                    [&] {
                      std::vector<std::vector<int64_t>> samples;
                      samples.reserve(texts.size());
                      for (const std::string& text : texts)
                        samples.push_back(sample_one(text, amount));
                      return samples;
                    })
      .get();
}

std::vector<int64_t> SubwordTokenizer::sample_one(const std::string& text, double amount) const {
  constexpr int from_all_cuts = -1;
  if (text.size() > most_bytes) return encode(text).ids;
  const std::vector<int> ids =
      processor_->SampleEncodeAsIds(text, from_all_cuts, static_cast<float>(amount));
  return {ids.begin(), ids.end()};
}

std::string SubwordTokenizer::join(std::span<const std::string> pieces) const {
  std::string text;
  bool space = false;
  for (std::string_view piece : pieces) {
    while (!piece.empty()) {
      if (piece.starts_with(space_mark) || piece.front() == ' ') {
        space = true;
        piece.remove_prefix(piece.front() == ' ' ? 1 : space_mark.size());
        continue;
      }
      if (space && !text.empty()) text += ' ';
      space = false;
      text += piece.front();
      piece.remove_prefix(1);
    }
  }
  return text;
}

int64_t SubwordTokenizer::size() const { return processor_->GetPieceSize(); }

std::string SubwordTokenizer::piece(int64_t id) const {
  if (id < 0 || id >= size()) throw std::out_of_range("no such piece");
  return processor_->IdToPiece(static_cast<int>(id));
}

void SubwordTokenizer::save(const std::filesystem::path& path) const {
  write_file(path, processor_->serialized_model_proto());
}

}  // namespace regard
