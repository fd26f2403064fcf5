#include "regard/attention/row_products.h"

#include <torch/types.h>

#include <algorithm>
#include <bit>

namespace regard {
namespace {

using torch::Tensor;

constexpr int64_t smallest_block = 256;
constexpr int64_t largest_block = 1024;

bool compiled(const Tensor& a) { return a.is_cpu() && a.scalar_type() == torch::kBFloat16; }

bool worth_blocks(const Tensor& a) { return compiled(a) && a.size(0) >= largest_block; }

/// Rows of the next block where so many are left: one of a few numbers.
int64_t block_of(int64_t left) {
  const auto fitting = std::bit_floor(static_cast<uint64_t>(left));
  return std::clamp(static_cast<int64_t>(fitting), smallest_block, largest_block);
}

}  // namespace

Tensor as_factor(const Tensor& b) { return compiled(b) ? b.contiguous() : b; }

Tensor with_round_rows(const Tensor& a) {
  const int64_t over = a.size(0) % smallest_block;
  if (!compiled(a) || over == 0) return a;
  return at::constant_pad_nd(a, {0, 0, 0, smallest_block - over});
}

Tensor row_product(const Tensor& a, const Tensor& b) {
  if (!worth_blocks(a)) return at::mm(a, b);
  const int64_t rows = a.size(0);
  Tensor product = at::empty({rows, b.size(1)}, a.options());
  for (int64_t done = 0; done < rows;) {
    const int64_t count = block_of(rows - done);
    // Where less than a block is left, some rows go through once more.
    const int64_t begin = std::min(done, rows - count);
    Tensor block = product.narrow(0, begin, count);
    at::mm_out(block, a.narrow(0, begin, count), b);
    done = begin + count;
  }
  return product;
}

Tensor summed_row_product(const Tensor& a, const Tensor& b) {
  if (!worth_blocks(a)) return at::mm(a.t(), b);
  // Few blocks: their sums are rounded.
  const int64_t rows = a.size(0) - a.size(0) % smallest_block;
  Tensor product = at::mm(a.narrow(0, 0, rows).t(), b.narrow(0, 0, rows));
  if (rows == a.size(0)) return product;
  return product.addmm_(with_round_rows(a.slice(0, rows)).t(), with_round_rows(b.slice(0, rows)));
}

}  // namespace regard
