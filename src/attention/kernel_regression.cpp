#include "regard/attention/kernel_regression.h"

#include <torch/optim/adam.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "regard/attention/pooling.h"
#include "regard/base/error.h"

namespace regard {
namespace {

using torch::Tensor;

constexpr int64_t weights_at_once = int64_t{1} << 18;  // 2 MB a tensor: stays in the cache

void check(const Points& points) {
  TORCH_CHECK(points.x.dim() == 2 && points.y.dim() == 1 && points.x.size(0) == points.y.size(0),
              "points [N,D] and [N] expected, not ", points.x.sizes(), " and ", points.y.sizes());
}

Memory memory_of(const Points& points, const Tensor& mask = {}) {
  return {.keys = points.x.unsqueeze(0), .values = points.y.view({1, -1, 1}), .mask = mask};
}

int64_t queries_at_once(const Points& points) {
  return std::max<int64_t>(1, weights_at_once / std::max<int64_t>(1, points.x.size(0)));
}

/// Which points a leave-one-out error is taken at.
Tensor left_out(const Points& points, int64_t at_most) {
  const int64_t all = points.x.size(0);
  if (all < 2) throw Error("leaving one out needs two points at least, not {}", all);
  const int64_t count = std::min(all, at_most);
  return (torch::arange(count) * all).floor_divide(count);
}

/// Points [n], each answered by the others; differentiable.
KernelPooling pool_left_out(const Points& points, const Tensor& ids, Kernel kernel,
                            const Tensor& bandwidth) {
  const Tensor others = torch::arange(points.x.size(0)).unsqueeze(0) != ids.unsqueeze(1);  // [n,N]
  return kernel_pooling(kernel, bandwidth, points.x.index_select(0, ids).unsqueeze(0),
                        memory_of(points, others.unsqueeze(0)));
}

/// The mean of the squared errors. Where `log_width` wants a gradient it gets it, piece by piece,
/// so that no graph spans all pieces.
double mean_squared_error(const Points& points, const Tensor& ids, Kernel kernel,
                          const Tensor& log_width) {
  double sum = 0;
  for (const Tensor& piece : ids.split(queries_at_once(points))) {
    const Tensor mean = pool_left_out(points, piece, kernel, log_width.exp()).context.view(-1);
    const Tensor error =
        (mean - points.y.index_select(0, piece)).square().sum() / static_cast<double>(ids.size(0));
    if (error.requires_grad()) error.backward();
    sum += error.item<double>();
  }
  return sum;
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

/// From what lies next to each other to all there is.
std::pair<double, double> extent(const Points& points) {
  const int64_t at_most = std::clamp<int64_t>((int64_t{1} << 22) / points.x.size(0), 10, 500);
  const Tensor some = points.x.index_select(0, left_out(points, at_most));
  const Tensor distances = torch::cdist(some.unsqueeze(0), points.x.unsqueeze(0))[0];
  const Tensor apart = distances.masked_fill(distances == 0, INFINITY);
  const double near = std::get<0>(apart.amin(1).median(0)).item<double>();
  const double far = distances.max().item<double>();
  if (!(far > 0)) throw Error("all points have the same x: there is nothing to tell them apart by");
  return {std::isfinite(near) ? std::min(near, far) : far, far};
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

Regression regress_left_out(const Points& points, Kernel kernel, double bandwidth) {
  check(points);
  const torch::NoGradGuard no_grad;
  const Tensor width = torch::tensor(bandwidth, torch::kDouble);
  const Tensor ids = left_out(points, points.x.size(0));
  return piece_by_piece(ids.split(queries_at_once(points)), [&](const Tensor& piece) {
    return pool_left_out(points, piece, kernel, width);
  });
}

double leave_one_out_error(const Points& points, Kernel kernel, double bandwidth, int64_t at_most) {
  check(points);
  const torch::NoGradGuard no_grad;
  return mean_squared_error(points, left_out(points, at_most), kernel,
                            torch::tensor(std::log(bandwidth), torch::kDouble));
}

Bandwidth search_bandwidth(const Points& points, Kernel kernel) {
  constexpr int candidates = 24, refinements = 16;
  const auto [near, far] = extent(points);
  // Some 40 errors are taken: with very many points each at fewer of them.
  const int64_t at_most = std::clamp<int64_t>((int64_t{1} << 25) / points.x.size(0), 100, 1000);
  const auto error = [&](double log_width) {
    return leave_one_out_error(points, kernel, std::exp(log_width), at_most);
  };
  const double begin = std::log(near), step = (std::log(far) - begin) / (candidates - 1);
  double best = begin, least = error(begin);
  for (int i = 1; i < candidates && step > 0; ++i)
    if (const double now = error(begin + i * step); now < least) {
      least = now;
      best = begin + i * step;
    }
  // Golden section between the neighbours of the best: each round needs one error more.
  const double golden = (std::sqrt(5.0) - 1) / 2;
  double low = best - step, high = best + step;
  double left = high - golden * (high - low), right = low + golden * (high - low);
  double at_left = error(left), at_right = error(right);
  for (int i = 0; i < refinements; ++i) {
    if (at_left < at_right) {
      high = std::exchange(right, left);
      at_right = at_left;
      left = high - golden * (high - low);
      at_left = error(left);
    } else {
      low = std::exchange(left, right);
      at_left = at_right;
      right = low + golden * (high - low);
      at_right = error(right);
    }
  }
  if (std::min(at_left, at_right) < least) {
    least = std::min(at_left, at_right);
    best = at_left < at_right ? left : right;
  }
  return {.value = std::exp(best), .error = least};
}

Bandwidth learn_bandwidth(const Points& points, Kernel kernel, double start) {
  if (kernel == Kernel::boxcar || kernel == Kernel::constant)
    throw Error("a {} kernel is flat, so its error has no gradient: search its bandwidth instead",
                name_of(kernel));
  check(points);
  constexpr int most_steps = 200, patience = 20;
  const Tensor ids = left_out(points, 500);
  const Tensor log_width = torch::tensor(std::log(start), torch::kDouble).requires_grad_();
  torch::optim::Adam optimizer({log_width}, 0.05);
  Bandwidth best{.value = start, .error = INFINITY};
  for (int step = 0, stale = 0; step < most_steps && stale < patience; ++step, ++stale) {
    optimizer.zero_grad();
    const double width = std::exp(log_width.item<double>());
    const double error = mean_squared_error(points, ids, kernel, log_width);
    if (error < best.error * (1 - 1e-6)) {
      best = {.value = width, .error = error};
      stale = 0;
    }
    optimizer.step();
  }
  best.error = leave_one_out_error(points, kernel, best.value);
  return best;
}

Tensor column_scales(const Tensor& x) {
  const Tensor deviations = x.std(0);
  return torch::where(deviations > 0, deviations, torch::ones_like(deviations));
}

}  // namespace regard
