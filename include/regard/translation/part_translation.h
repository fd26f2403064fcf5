#pragma once

#include <vector>

#include "regard/config/options.h"
#include "regard/search/hypothesis.h"
#include "regard/text/codec.h"
#include "regard/translation/source_part.h"
#include "regard/translation/translator.h"

namespace regard {

/// One translation of a part of a line.
struct PartTranslation {
  TranslatedSegment segment;
  double score = 0;
  int64_t tokens = 0;  ///< that the model said for it, end mark counted
  bool finished = true;
};

/// Text of a hypothesis. Where it says <unk> and `options.copy_unknown`, the source piece with the
/// largest attention, the end mark aside, takes its place.
PartTranslation make_translation(const SourcePart& part, const Hypothesis& hypothesis,
                                 const CodecPair& codecs, const SearchOptions& options);

/// The best `options.n_best` of these hypotheses, no two with the same text.
std::vector<PartTranslation> make_translations(const SourcePart& part,
                                               const std::vector<Hypothesis>& hypotheses,
                                               const CodecPair& codecs,
                                               const SearchOptions& options);

/// Tokens that the translation of so many source tokens may have, end mark counted.
int64_t longest_translation(size_t source_tokens, const SearchOptions& options);

/// A part that is its own translation; the pieces that the model does not know count as copied.
PartTranslation copy_through(const SourcePart& part, const CodecPair& codecs);

/// The translations of a line from those of its parts, at most `n_best`: the n-th joins the n-th of
/// each part, or its last where a part has fewer. White space between parts is the source's; the
/// score is the parts' mean, weighted by tokens.
std::vector<Translation> join_parts(const std::vector<SourcePart>& parts,
                                    const std::vector<std::vector<PartTranslation>>& translations,
                                    int64_t n_best);

}  // namespace regard
