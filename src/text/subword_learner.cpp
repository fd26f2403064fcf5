#include "text/subword_learner.h"

#include <sentencepiece_trainer.h>

#include <algorithm>
#include <optional>
#include <regex>
#include <unordered_map>

#include "regard/base/error.h"
#include "regard/text/vocabulary.h"

namespace regard {
namespace {

// Pieces are settled long before so many sentences; more would only cost time and memory.
constexpr size_t most_sentences = 1'000'000;
// The unigram trainer's time is quadratic in the length of what repeats inside a line.
constexpr size_t most_bytes = 1000;

// Every `stride`-th sentence, long ones in parts.
class Sentences final : public sentencepiece::SentenceIterator {
 public:
  Sentences(std::span<const std::string> sentences, size_t stride)
      : sentences_(sentences), stride_(stride) {
    Next();
  }
  bool done() const override { return part_.empty(); }
  void Next() override {
    do {
      if (rest_.empty() && next_ >= sentences_.size()) {
        part_.clear();
        return;
      }
      if (rest_.empty()) {
        rest_ = sentences_[next_];
        next_ += stride_;
      }
      take_part();
    } while (!is_usable(part_));
  }
  const std::string& value() const override { return part_; }
  sentencepiece::util::Status status() const override { return {}; }

 private:
  void take_part() {
    size_t end = rest_.size();
    if (end > most_bytes) {
      end = rest_.rfind(' ', most_bytes);
      if (end == std::string_view::npos || end == 0) end = most_bytes;
      while ((static_cast<unsigned char>(rest_[end]) & 0xC0) == 0x80) --end;
    }
    part_ = rest_.substr(0, end);
    rest_.remove_prefix(end);
  }

  // Text with a character in it that is neither SentencePiece's space, U+2581, nor U+2585, which it
  // keeps for itself: it leaves such sentences out, and exits if it finds no others.
  static bool is_usable(const std::string& text) {
    if (text.find("\xE2\x96\x85") != std::string::npos) return false;
    for (size_t i = 0; i < text.size(); ++i) {
      if (text.compare(i, 3, "\xE2\x96\x81") == 0)
        i += 2;
      else if (text[i] != ' ')
        return true;
    }
    return false;
  }

  std::span<const std::string> sentences_;
  size_t stride_;
  size_t next_ = 0;
  std::string_view rest_;
  std::string part_;
};

std::unordered_map<std::string, std::string> settings(const TextOptions& options) {
  return {
      {"model_type", std::string(name_of(options.tokenizer))},
      {"vocab_size", std::to_string(options.vocabulary_size)},
      {"pad_id", std::to_string(special::pad)},
      {"unk_id", std::to_string(special::unk)},
      {"bos_id", std::to_string(special::bos)},
      {"eos_id", std::to_string(special::eos)},
      {"pad_piece", std::string(special::names[special::pad])},
      // The normaliser has run already.
      {"normalization_rule_name", "identity"},
      // All characters of a small corpus; of 10 million, not those that are there once or twice.
      {"character_coverage", "0.99999"},
      // The sums of the threads depend on how many there are: never on the machine.
      {"num_threads", "4"},
      {"minloglevel", "4"},
  };
}

std::optional<std::string> number_after(const std::string& message, const std::string& words) {
  std::smatch match;
  if (!std::regex_search(message, match, std::regex(words + "([0-9]+)"))) return std::nullopt;
  return match[1].str();
}

[[noreturn]] void refuse(const std::string& message, int64_t size) {
  if (const auto most = number_after(message, "value <= "))
    throw Error(
        "the training text is too small for --vocabulary-size {}: the largest that fits is {}",
        size, *most);
  if (const auto least = number_after(message, "required_chars\\. [0-9]+ vs "))
    throw Error(
        "--vocabulary-size {} is too small for the characters of the training text: the smallest "
        "that fits is {}",
        size, *least);
  throw Error("SentencePiece cannot learn {} pieces from the training text: {}", size, message);
}

}  // namespace

std::string learn_subwords(std::span<const std::string> sentences, const TextOptions& options) {
  Sentences iterator(sentences, std::max<size_t>(1, sentences.size() / most_sentences));
  if (iterator.done()) throw Error("there is no training text to learn subwords from");
  if (options.vocabulary_size <= special::count)
    throw Error("--vocabulary-size {} is too small: subwords need more than {}",
                options.vocabulary_size, special::count);
  std::string model;
  const auto status =
      sentencepiece::SentencePieceTrainer::Train(settings(options), &iterator, &model);
  if (!status.ok()) refuse(status.error_message(), options.vocabulary_size);
  return model;
}

}  // namespace regard
