#include "training/batch_share.h"

#include <torch/types.h>

#include "regard/text/vocabulary.h"

namespace regard {

BatchShare share_of(const Batch& whole, const ProcessPlace& place) {
  BatchShare share(whole);
  if (place.count == 1) return share;
  const auto mine = [&](const torch::Tensor& rows) {
    return rows.slice(0, std::min(place.rank, rows.size(0)), rows.size(0), place.count);
  };
  Batch& batch = share.batch;
  batch.source.lengths = mine(whole.source.lengths).contiguous();
  batch.target_out = mine(whole.target_out);
  const bool empty = batch.target_out.size(0) == 0;
  const torch::Tensor target_lengths = (batch.target_out != special::pad).sum(1);
  const int64_t source_width = empty ? 0 : batch.source.lengths.max().item<int64_t>();
  const int64_t target_width = empty ? 0 : target_lengths.max().item<int64_t>();
  batch.source.ids = mine(whole.source.ids).narrow(1, 0, source_width).contiguous();
  batch.target_in = mine(whole.target_in).narrow(1, 0, target_width).contiguous();
  batch.target_out = batch.target_out.narrow(1, 0, target_width).contiguous();
  batch.target_tokens = target_lengths.sum().item<int64_t>();
  return share;
}

}  // namespace regard
