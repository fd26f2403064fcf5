#include "search/source_lengths.h"

#include <torch/types.h>

namespace regard {

std::vector<int64_t> lengths_of(const EncoderOutput& source) {
  if (!source.mask.defined())
    return std::vector<int64_t>(static_cast<size_t>(source.states.size(0)), source.states.size(1));
  const torch::Tensor lengths =
      source.mask.to(torch::kLong).sum(1).to(torch::kCPU).contiguous();  // [B]
  const auto* first = lengths.data_ptr<int64_t>();
  return {first, first + lengths.numel()};
}

}  // namespace regard
