#include "regard/translation/part_translation.h"

#include <algorithm>

#include "regard/text/pieces.h"
#include "regard/text/vocabulary.h"

namespace regard {
namespace {

std::vector<std::string> closed(std::vector<std::string> pieces, const TextCodec& codec) {
  pieces.push_back(codec.piece(special::eos));
  return pieces;
}

std::vector<CopiedWord> copied_words(const Hypothesis& hypothesis, const EncodedText& source) {
  std::vector<CopiedWord> copied;
  for (size_t t = 0; t < hypothesis.ids.size() && t < hypothesis.attention.size(); ++t) {
    if (hypothesis.ids[t] != special::unk) continue;
    const std::vector<float>& weights = hypothesis.attention[t];
    const size_t words = std::min(weights.size(), source.pieces.size());
    if (words == 0) continue;
    const auto end = weights.begin() + static_cast<std::ptrdiff_t>(words);
    const auto at = std::max_element(weights.begin(), end) - weights.begin();
    copied.push_back({.text = source.pieces[static_cast<size_t>(at)],
                      .target_position = static_cast<int64_t>(t),
                      .source_position = at});
  }
  return copied;
}

}  // namespace

PartTranslation make_translation(const SourcePart& part, const Hypothesis& hypothesis,
                                 const CodecPair& codecs, const SearchOptions& options) {
  PartTranslation translation;
  TranslatedSegment& segment = translation.segment;
  segment.source = part.text;
  segment.source_pieces = closed(part.encoded.pieces, codecs.source);
  for (const int64_t id : hypothesis.ids) segment.target_pieces.push_back(codecs.target.piece(id));
  if (options.copy_unknown) segment.copied = copied_words(hypothesis, part.encoded);
  std::vector<std::string> replacements(hypothesis.ids.size());
  for (CopiedWord& word : segment.copied) {
    const auto position = static_cast<size_t>(word.target_position);
    segment.target_pieces[position] = replacements[position] = word.text;
    word.text = readable_piece(word.text);
  }
  segment.target = codecs.target.decode(hypothesis.ids, replacements);
  if (hypothesis.finished)
    segment.target_pieces = closed(std::move(segment.target_pieces), codecs.target);
  segment.attention = hypothesis.attention;
  translation.score = hypothesis.score;
  translation.tokens = static_cast<int64_t>(segment.target_pieces.size());
  translation.finished = hypothesis.finished;
  return translation;
}

std::vector<PartTranslation> make_translations(const SourcePart& part,
                                               const std::vector<Hypothesis>& hypotheses,
                                               const CodecPair& codecs,
                                               const SearchOptions& options) {
  std::vector<PartTranslation> translations;
  for (const Hypothesis& hypothesis : hypotheses) {
    PartTranslation next = make_translation(part, hypothesis, codecs, options);
    const auto same = [&](const PartTranslation& other) {
      return other.segment.target == next.segment.target;
    };
    if (std::ranges::none_of(translations, same)) translations.push_back(std::move(next));
    if (static_cast<int64_t>(translations.size()) == options.n_best) break;
  }
  return translations;
}

int64_t longest_translation(size_t source_tokens, const SearchOptions& options) {
  if (options.max_output_length > 0) return options.max_output_length;
  return 2 * static_cast<int64_t>(source_tokens) + 10;
}

PartTranslation copy_through(const SourcePart& part, const CodecPair& codecs) {
  PartTranslation translation;
  TranslatedSegment& segment = translation.segment;
  segment.source = segment.target = part.text;
  segment.source_pieces = closed(part.encoded.pieces, codecs.source);
  segment.target_pieces = segment.source_pieces;
  for (size_t i = 0; i < part.encoded.ids.size(); ++i) {
    const auto position = static_cast<int64_t>(i);
    if (part.encoded.ids[i] == special::unk)
      segment.copied.push_back({.text = readable_piece(part.encoded.pieces[i]),
                                .target_position = position,
                                .source_position = position});
  }
  return translation;
}

std::vector<Translation> join_parts(const std::vector<SourcePart>& parts,
                                    const std::vector<std::vector<PartTranslation>>& translations,
                                    int64_t n_best) {
  size_t count = 1;
  for (const auto& choices : translations) count = std::max(count, choices.size());
  count = std::min(count, static_cast<size_t>(n_best));
  std::vector<Translation> joined(count);
  for (size_t rank = 0; rank < count; ++rank) {
    Translation& line = joined[rank];
    int64_t tokens = 0;
    for (size_t p = 0; p < parts.size(); ++p) {
      const PartTranslation& part = translations[p][std::min(rank, translations[p].size() - 1)];
      line.text += part.segment.target;
      if (p + 1 < parts.size()) line.text += parts[p].separator;
      line.score += part.score * static_cast<double>(part.tokens);
      tokens += part.tokens;
      line.finished = line.finished && part.finished;
      line.segments.push_back(part.segment);
    }
    if (tokens > 0) line.score /= static_cast<double>(tokens);
  }
  return joined;
}

}  // namespace regard
