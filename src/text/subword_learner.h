#pragma once

#include <span>
#include <string>

#include "regard/config/options.h"

namespace regard {

/// Trains SentencePiece (unigram: Kudo, 2018; BPE: Sennrich et al., 2016) on normalised sentences
/// and gives the model as SentencePiece stores it. The same text gives the same bytes. Throws Error
/// if there is no text, or if `vocabulary_size` does not fit it, with the limit that does.
std::string learn_subwords(std::span<const std::string> sentences, const TextOptions& options);

}  // namespace regard
