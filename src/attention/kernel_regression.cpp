#include "regard/attention/kernel_regression.h"

#include <torch/optim/adam.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <cmath>

#include "regard/attention/pooling.h"
#include "regard/base/error.h"

namespace regard {
namespace {

using torch::Tensor;

constexpr int64_t weights_at_once = int64_t{1} << 22;  // 32 MB for each of a handful of tensors

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

/// The sum of squared errors at points [n], each predicted from the others; differentiable.
Tensor squared_errors(const Points& points, const Tensor& ids, Kernel kernel,
                      const Tensor& bandwidth) {
  const Tensor others = torch::arange(points.x.size(0)).unsqueeze(0) != ids.unsqueeze(1);  // [n,N]
  const KernelPooling pooled =
      kernel_pooling(kernel, bandwidth, points.x.index_select(0, ids).unsqueeze(0),
                     memory_of(points, others.unsqueeze(0)));
  return (pooled.context.view(-1) - points.y.index_select(0, ids)).square().sum();
}

/// The mean of the squared errors. Where `log_width` wants a gradient it gets it, piece by piece,
/// so that no graph spans all pieces.
double mean_squared_error(const Points& points, const Tensor& ids, Kernel kernel,
                          const Tensor& log_width) {
  double sum = 0;
  for (const Tensor& piece : ids.split(queries_at_once(points))) {
    const Tensor error =
        squared_errors(points, piece, kernel, log_width.exp()) / static_cast<double>(ids.size(0));
    if (error.requires_grad()) error.backward();
    sum += error.item<double>();
  }
  return sum;
}

/// From what lies next to each other to all there is.
std::pair<double, double> extent(const Points& points) {
  const Tensor some = points.x.index_select(0, left_out(points, 500));
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
  std::vector<Tensor> means, sizes, fallbacks;
  for (const Tensor& piece : queries.split(queries_at_once(points))) {
    const KernelPooling pooled =
        kernel_pooling(kernel, width, piece.unsqueeze(0), memory_of(points));
    means.push_back(pooled.context.view(-1));
    sizes.push_back(pooled.weights[0].square().sum(-1).reciprocal());
    fallbacks.push_back(pooled.fallback[0]);
  }
  return {.mean = torch::cat(means),
          .effective_sample_size = torch::cat(sizes),
          .fallback = torch::cat(fallbacks)};
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
  const auto error = [&](double log_width) {
    return leave_one_out_error(points, kernel, std::exp(log_width));
  };
  const double begin = std::log(near), step = (std::log(far) - begin) / (candidates - 1);
  double best = begin, least = error(begin);
  for (int i = 1; i < candidates && step > 0; ++i)
    if (const double now = error(begin + i * step); now < least) {
      least = now;
      best = begin + i * step;
    }
  // Golden section between the neighbours of the best.
  const double golden = (std::sqrt(5.0) - 1) / 2;
  double low = best - step, high = best + step;
  for (int i = 0; i < refinements; ++i) {
    const double left = high - golden * (high - low), right = low + golden * (high - low);
    const double at_left = error(left), at_right = error(right);
    (at_left < at_right ? high : low) = at_left < at_right ? right : left;
    for (const auto& [place, found] : {std::pair(left, at_left), std::pair(right, at_right)})
      if (found < least) {
        least = found;
        best = place;
      }
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
