#pragma once

#include <vector>

#include "regard/config/options.h"
#include "regard/model/decoder.h"
#include "regard/search/hypothesis.h"

namespace regard {

/// The best hypotheses of each sentence, best first: `options.n_best` of them or all there are.
/// Knows no model: a decoder starts, steps, and its state is reordered. Greedy search where
/// `options.beam` is 1. A sentence's result does not depend on its neighbours in the batch. A
/// translation that is empty is given only where every other has probability zero.
///
/// `score` is log_probability / length^length_penalty, the end mark counted. `max_steps` holds the
/// limit for each sentence of the batch, end mark included.
std::vector<std::vector<Hypothesis>> search(Decoder& decoder, const EncoderOutput& source,
                                            const std::vector<int64_t>& max_steps,
                                            const SearchOptions& options);

}  // namespace regard
