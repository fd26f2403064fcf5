#include "regard/search/search.h"

#include <c10/core/InferenceMode.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>

#include "search/beam.h"
#include "search/greedy.h"

namespace regard {

std::vector<std::vector<Hypothesis>> search(Decoder& decoder, const EncoderOutput& source,
                                            const std::vector<int64_t>& max_steps,
                                            const SearchOptions& options) {
  TORCH_CHECK(
      source.states.dim() == 3 && source.states.size(0) == static_cast<int64_t>(max_steps.size()),
      "one limit for each of the sentences, not ", max_steps.size(), " for states ",
      source.states.sizes());
  TORCH_CHECK(options.beam >= 1 && options.n_best >= 1, "beam and n-best begin at 1");
  TORCH_CHECK(std::ranges::all_of(max_steps, [](int64_t steps) { return steps >= 1; }),
              "a translation needs at least one step");
  if (max_steps.empty()) return {};
  const c10::InferenceMode no_gradients;
  const bool one = options.beam == 1 && options.n_best == 1;
  return one ? greedy_search(decoder, source, max_steps, options)
             : beam_search(decoder, source, max_steps, options);
}

}  // namespace regard
