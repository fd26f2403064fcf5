#pragma once

#include "regard/search/search.h"

namespace regard {

/// The most likely word at each step; one hypothesis for each sentence.
std::vector<std::vector<Hypothesis>> greedy_search(Decoder& decoder, const EncoderOutput& source,
                                                   const std::vector<int64_t>& max_steps,
                                                   const SearchOptions& options);

}  // namespace regard
