#pragma once

#include <ATen/Parallel.h>
#include <torch/types.h>

#include <cstdint>
#include <vector>

#include "regard/attention/element_type.h"

namespace regard {

/// Sums over rows, as of a bias's gradient, whose numbers are W: `run(begin, end, sums)` adds those
/// of some rows to `sums`, which is of the given size and begins as zeros. Each thread has rows and
/// sums of its own, so that the order of adding depends on the number of threads alone.
template <typename W, typename Run>
torch::Tensor summed_by_part(int64_t rows, at::IntArrayRef size,
                             const torch::TensorOptions& options, Run&& run) {
  const int64_t parts = at::get_num_threads();
  std::vector<int64_t> shape{parts};
  shape.insert(shape.end(), size.begin(), size.end());
  const torch::Tensor sums = at::zeros(shape, options);
  W* const first_sums = mutable_elements<W>(sums);
  const int64_t step = sums.numel() / parts;
  at::parallel_for(0, parts, 1, [&](int64_t first, int64_t last) {
    for (int64_t part = first; part < last; ++part)
      run(rows * part / parts, rows * (part + 1) / parts, first_sums + part * step);
  });
  return sums.sum(0);
}

}  // namespace regard
