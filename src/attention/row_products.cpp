#include "regard/attention/row_products.h"

#include <torch/types.h>

namespace regard {
namespace {

using torch::Tensor;

constexpr int64_t round_number = 256;

bool compiled(const Tensor& a) { return a.is_cpu() && a.scalar_type() == torch::kBFloat16; }

/// Rows of the first block; 0 where blocks are not worth their trouble.
int64_t first_block(const Tensor& a) {
  constexpr int64_t many = 4 * round_number;
  const int64_t rows = a.size(0);
  return compiled(a) && rows >= many && rows % round_number != 0 ? rows - rows % round_number : 0;
}

}  // namespace

Tensor as_factor(const Tensor& b) { return compiled(b) ? b.contiguous() : b; }

Tensor with_round_rows(const Tensor& a) {
  const int64_t over = a.size(0) % round_number;
  if (!compiled(a) || over == 0) return a;
  return at::constant_pad_nd(a, {0, 0, 0, round_number - over});
}

Tensor row_product(const Tensor& a, const Tensor& b) {
  const int64_t rows = first_block(a);
  if (rows == 0) return at::mm(a, b);
  Tensor product = at::empty({a.size(0), b.size(1)}, a.options());
  Tensor first = product.narrow(0, 0, rows);
  at::mm_out(first, a.narrow(0, 0, rows), b);
  // Over rows of the first block once more, rather than fewer.
  const int64_t begin = a.size(0) - round_number;
  Tensor last = product.narrow(0, begin, round_number);
  at::mm_out(last, a.narrow(0, begin, round_number), b);
  return product;
}

Tensor summed_row_product(const Tensor& a, const Tensor& b) {
  const int64_t rows = first_block(a);
  if (rows == 0) return at::mm(a.t(), b);
  Tensor product = at::mm(a.narrow(0, 0, rows).t(), b.narrow(0, 0, rows));
  return product.addmm_(with_round_rows(a.slice(0, rows)).t(), with_round_rows(b.slice(0, rows)));
}

}  // namespace regard
