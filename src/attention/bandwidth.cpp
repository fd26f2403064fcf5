#include "regard/attention/bandwidth.h"

#include <torch/optim/adam.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "regard/base/error.h"

namespace regard {
namespace {

using torch::Tensor;

double error_of(const Points& points, const Tensor& ids, Kernel kernel, double bandwidth) {
  const torch::NoGradGuard no_grad;
  return leave_one_out_error(points, ids, kernel, torch::tensor(bandwidth, torch::kDouble));
}

/// The diagonal of the box that holds all points.
double extent(const Points& points) {
  const int64_t all = points.x.size(0);
  if (all < 2) throw Error("leaving one out needs two points at least, not {}", all);
  const double far = (points.x.amax(0) - points.x.amin(0)).norm().item<double>();
  if (!(far > 0)) throw Error("all points have the same x: there is nothing to tell them apart by");
  return far;
}

/// From a point to its nearest neighbour elsewhere, the median of some; infinite if there is none.
double nearest_distance(const Points& points) {
  const Tensor some = points.x.index_select(0, sample_ids(points.x.size(0), 500));
  const Tensor distances = torch::cdist(some.unsqueeze(0), points.x.unsqueeze(0))[0];
  const Tensor apart = distances.masked_fill(distances == 0, INFINITY);
  return std::get<0>(apart.amin(1).median(0)).item<double>();
}

/// Some of many points, and how the best bandwidth of all compares with theirs.
struct Sample {
  Points points;
  double shrink = 1;

  Sample(const Points& all, int64_t at_most)
      : points(select(all, sample_ids(all.x.size(0), at_most))) {
    const auto share = static_cast<double>(size()) / static_cast<double>(all.x.size(0));
    shrink = std::pow(share, 1 / (4 + static_cast<double>(all.x.size(1))));
  }
  int64_t size() const { return points.x.size(0); }
};

/// A least error between `low` and `high` by golden section, or `best` if it is none: each round
/// takes one error more.
template <typename Error>
double refine(double low, double high, double best, const Error& error) {
  constexpr int rounds = 16;
  const double golden = (std::sqrt(5.0) - 1) / 2;
  double left = high - golden * (high - low), right = low + golden * (high - low);
  double at_left = error(left), at_right = error(right);
  for (int i = 0; i < rounds; ++i) {
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
  const double found = at_left < at_right ? left : right;
  return std::min(at_left, at_right) < error(best) ? found : best;
}

}  // namespace

Bandwidth judge_bandwidth(const Points& points, Kernel kernel, double value) {
  constexpr int64_t fewest = 1000, enough_weights = int64_t{5800} * 5800;
  const int64_t all = points.x.size(0);
  if (all < 2) return {.value = value};
  const Tensor ids = sample_ids(all, std::max(fewest, enough_weights / all));
  return {.value = value, .error = error_of(points, ids, kernel, value), .left_out = ids.size(0)};
}

Bandwidth search_bandwidth(const Points& points, Kernel kernel, int64_t at_most) {
  const double far = extent(points);
  const Sample sample(points, at_most);
  // The fewer points, the more least errors lie close by, and the less each of them costs.
  const int candidates = static_cast<int>(std::clamp<int64_t>(96'000 / sample.size(), 24, 192));
  const double near = std::min(nearest_distance(sample.points), far);
  const Tensor ids = torch::arange(sample.size());
  const auto error = [&](double log_width) {
    return error_of(sample.points, ids, kernel, std::exp(log_width));
  };
  const double begin = std::log(near), step = (std::log(far) - begin) / (candidates - 1);
  double best = begin, least = error(begin);
  for (int i = 1; i < candidates && step > 0; ++i)
    if (const double now = error(begin + i * step); now < least) {
      least = now;
      best = begin + i * step;
    }
  best = refine(best - step, best + step, best, error);
  Bandwidth found = judge_bandwidth(points, kernel, std::exp(best) * sample.shrink);
  found.chosen_on = sample.size();
  return found;
}

Bandwidth learn_bandwidth(const Points& points, Kernel kernel, double start, int64_t at_most) {
  if (is_flat(kernel))
    throw Error(
        "a {} kernel is flat, so its error has no gradient to learn from: use --bandwidth "
        "auto, which searches",
        name_of(kernel));
  constexpr int most_steps = 200, patience = 20;
  extent(points);
  const Sample sample(points, at_most);
  const Tensor ids = torch::arange(sample.size());
  const Tensor log_width =
      torch::tensor(std::log(start / sample.shrink), torch::kDouble).requires_grad_();
  torch::optim::Adam optimizer({log_width}, 0.05);
  double best = start, least = INFINITY;
  for (int step = 0, stale = 0; step < most_steps && stale < patience; ++step, ++stale) {
    const Tensor width = log_width.detach().exp().requires_grad_();
    const double error = leave_one_out_error(sample.points, ids, kernel, width);
    if (error < least * (1 - 1e-6)) {
      best = width.item<double>() * sample.shrink;
      least = error;
      stale = 0;
    }
    log_width.mutable_grad() = width.grad() * width.detach();  // d/d log h = h d/dh
    optimizer.step();
  }
  Bandwidth found = judge_bandwidth(points, kernel, best);
  found.chosen_on = sample.size();
  return found;
}

double rule_of_thumb(const Points& points) {
  extent(points);
  const auto columns = static_cast<double>(points.x.size(1));
  const auto count = static_cast<double>(points.x.size(0));
  return points.x.std(0).mean().item<double>() *
         std::pow(4 / ((columns + 2) * count), 1 / (columns + 4));
}

}  // namespace regard
