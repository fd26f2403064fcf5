#include "regard/attention/kernel_regression.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "regard/attention/pooling.h"
#include "regard/base/error.h"
#include "regard/base/random.h"

namespace regard {
namespace {

using torch::Tensor;

constexpr int64_t weights_at_once = int64_t{1} << 18;  // 2 MB a tensor: stays in the cache

void check(const Points& points) {
  TORCH_CHECK(points.x.dim() == 2 && points.y.dim() == 1 && points.x.size(0) == points.y.size(0),
              "points [N,D] and [N] expected, not ", points.x.sizes(), " and ", points.y.sizes());
}

void check_two(const Points& points) {
  check(points);
  if (points.x.size(0) < 2)
    throw Error("leaving one out needs two points at least, not {}", points.x.size(0));
}

Memory memory_of(const Points& points, const Tensor& mask = {}) {
  return {.keys = points.x.unsqueeze(0), .values = points.y.view({1, -1, 1}), .mask = mask};
}

int64_t queries_at_once(const Points& points) {
  return std::max<int64_t>(1, weights_at_once / std::max<int64_t>(1, points.x.size(0)));
}

/// Points [n], each answered by the others; differentiable.
KernelPooling pool_left_out(const Points& points, const Tensor& ids, Kernel kernel,
                            const Tensor& bandwidth) {
  const Tensor others = torch::arange(points.x.size(0)).unsqueeze(0) != ids.unsqueeze(1);  // [n,N]
  return kernel_pooling(kernel, bandwidth, points.x.index_select(0, ids).unsqueeze(0),
                        memory_of(points, others.unsqueeze(0)));
}

/// The answers to all pieces of the queries.
template <typename Pool>
Regression piece_by_piece(const std::vector<Tensor>& pieces, Pool&& pool) {
  std::vector<Tensor> means, sizes, fallbacks;
  for (const Tensor& piece : pieces) {
    const KernelPooling pooled = pool(piece);
    means.push_back(pooled.context.view(-1));
    sizes.push_back(pooled.weights[0].square().sum(-1).reciprocal());
    fallbacks.push_back(pooled.fallback[0]);
  }
  return {.mean = torch::cat(means),
          .effective_sample_size = torch::cat(sizes),
          .fallback = torch::cat(fallbacks)};
}

}  // namespace

Regression regress(const Points& points, const Tensor& queries, Kernel kernel, double bandwidth) {
  check(points);
  const torch::NoGradGuard no_grad;
  const Tensor width = torch::tensor(bandwidth, torch::kDouble);
  return piece_by_piece(queries.split(queries_at_once(points)), [&](const Tensor& piece) {
    return kernel_pooling(kernel, width, piece.unsqueeze(0), memory_of(points));
  });
}

Regression regress_left_out(const Points& points, const Tensor& ids, Kernel kernel,
                            double bandwidth) {
  check_two(points);
  const torch::NoGradGuard no_grad;
  const Tensor width = torch::tensor(bandwidth, torch::kDouble);
  return piece_by_piece(ids.split(queries_at_once(points)), [&](const Tensor& piece) {
    return pool_left_out(points, piece, kernel, width);
  });
}

double leave_one_out_error(const Points& points, const Tensor& ids, Kernel kernel,
                           const Tensor& bandwidth) {
  check_two(points);
  double sum = 0;
  // The gradient piece by piece too, so that no graph spans all pieces.
  for (const Tensor& piece : ids.split(queries_at_once(points))) {
    const Tensor mean = pool_left_out(points, piece, kernel, bandwidth).context.view(-1);
    const Tensor error =
        (mean - points.y.index_select(0, piece)).square().sum() / static_cast<double>(ids.size(0));
    if (error.requires_grad()) error.backward();
    sum += error.item<double>();
  }
  return sum;
}

Tensor sample_ids(int64_t all, int64_t at_most) {
  if (all <= at_most) return torch::arange(all);
  constexpr uint64_t always_the_same = 1;
  Random random(always_the_same);
  std::vector<int64_t> ids(static_cast<size_t>(all));
  std::iota(ids.begin(), ids.end(), int64_t{0});
  random.shuffle(std::span(ids));
  ids.resize(static_cast<size_t>(at_most));
  std::ranges::sort(ids);
  return torch::tensor(ids);
}

Points select(const Points& points, const Tensor& ids) {
  return {.x = points.x.index_select(0, ids), .y = points.y.index_select(0, ids)};
}

Tensor column_scales(const Tensor& x) {
  if (x.size(0) < 2) return torch::ones(x.size(1), x.options());  // nothing to deviate from
  const Tensor deviations = x.std(0);
  return torch::where(deviations > 0, deviations, torch::ones_like(deviations));
}

}  // namespace regard
