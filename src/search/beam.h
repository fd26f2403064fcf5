#pragma once

#include "regard/search/search.h"

namespace regard {

/// Beam search with length normalisation (Wu et al. 2016, section 7, with its length penalty in the
/// plain form length^a): `beam` hypotheses of each sentence go on at each step. An end mark among
/// the best `beam` candidates takes its hypothesis out without narrowing the beam. The beam is
/// never narrower than `n_best`.
std::vector<std::vector<Hypothesis>> beam_search(Decoder& decoder, const EncoderOutput& source,
                                                 const std::vector<int64_t>& max_steps,
                                                 const SearchOptions& options);

}  // namespace regard
