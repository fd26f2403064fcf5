#include "regard/view/pooling_figures.h"

#include <fmt/format.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <string>

#include "regard/attention/pooling.h"

namespace regard {
namespace {

using torch::Tensor;

constexpr int64_t most_cells = 60;  // on a side of a map of weights

std::vector<double> numbers(const Tensor& tensor) {
  const Tensor flat = tensor.to(torch::kDouble).contiguous().view(-1);
  return {flat.const_data_ptr<double>(), flat.const_data_ptr<double>() + flat.numel()};
}

/// The points in the order of their first column, at most so many of them.
Points sorted_sample(const Points& points, int64_t at_most) {
  const Tensor order = points.x.select(1, 0).argsort();
  const int64_t all = order.size(0), count = std::min(all, at_most);
  return select(points, order.index_select(0, (torch::arange(count) * all).floor_divide(count)));
}

/// Evenly from the least to the largest x: [count,1].
Tensor even_queries(const Points& points, int64_t count) {
  return torch::linspace(points.x.min().item<double>(), points.x.max().item<double>(), count,
                         torch::kDouble)
      .unsqueeze(1);
}

Panel kernel_panel(Kernel kernel, const std::string& title) {
  const Tensor u = torch::arange(-250, 251, torch::kDouble) / 100;
  const Tensor heights = log_kernel(kernel, u.square()).exp();
  return {.title = title,
          .x_label = "distance / bandwidth",
          .y_label = "weight before division",
          .content = Marks{Curve{.x = numbers(u), .y = numbers(heights)}}};
}

struct Fit {
  Kernel kernel;
  double bandwidth;
  std::string title;
};

/// Dots are some of the points; the curve is the answer of all.
Panel fit_panel(const Points& points, const Tensor& queries, const Fit& fit) {
  constexpr int64_t most_dots = 2000;
  const Points some = sorted_sample(points, most_dots);
  const Regression answers = regress(points, queries, fit.kernel, fit.bandwidth);
  return {.title = fit.title,
          .x_label = "x",
          .y_label = "y",
          .content = Marks{
              Dots{.x = numbers(some.x), .y = numbers(some.y), .name = "points"},
              Curve{.x = numbers(queries), .y = numbers(answers.mean), .name = "prediction"}}};
}

/// What each point weighs for each query; of many points, what so many neighbours weigh together.
Panel weights_panel(const Points& points, const Tensor& queries, const Fit& fit) {
  const int64_t all = points.x.size(0), together = (all + most_cells - 1) / most_cells;
  const int64_t groups = (all + together - 1) / together;
  const Points in_order = sorted_sample(points, all);
  const Memory memory{
      .keys = in_order.x.unsqueeze(0), .values = in_order.y.view({1, -1, 1}), .mask = {}};
  const Tensor bandwidth = torch::tensor(fit.bandwidth, torch::kDouble);
  const Tensor group = torch::arange(all).floor_divide(together);
  const Tensor weights = torch::zeros({queries.size(0), groups}, torch::kDouble);
  for (int64_t q = 0; q < queries.size(0); ++q)  // one by one: a row may be long
    weights[q].index_add_(
        0, group,
        kernel_pooling(fit.kernel, bandwidth, queries[q].view({1, 1, -1}), memory).weights[0][0]);
  return {.title = fit.title,
          .x_label = together == 1 ? "point, by x"
                                   : fmt::format("points, by x, sums of {} neighbours", together),
          .y_label = "query, by x",
          .content = HeatMap{.rows = static_cast<size_t>(weights.size(0)),
                             .columns = static_cast<size_t>(weights.size(1)),
                             .values = numbers(weights),
                             .lowest = 0}};
}

/// Where x has several columns: the values of some points and what all others say of them.
Panel agreement_panel(const Points& points, const Fit& fit) {
  constexpr int64_t most_dots = 500;
  const Tensor ids = sample_ids(points.x.size(0), most_dots);
  const Tensor y = points.y.index_select(0, ids);
  const Regression answers = regress_left_out(points, ids, fit.kernel, fit.bandwidth);
  const double least = y.min().item<double>(), most = y.max().item<double>();
  return {
      .title = "prediction from the other points",
      .x_label = "y",
      .y_label = "prediction",
      .content = Marks{
          Dots{.x = numbers(y), .y = numbers(answers.mean), .name = "points"},
          Curve{
              .x = {least, most}, .y = {least, most}, .name = "as it should be", .dashed = true}}};
}

}  // namespace

Figure pooling_figure(const Points& points, Kernel kernel, double bandwidth,
                      const PointNames& names) {
  constexpr int64_t curve_points = 301;
  const std::string name(name_of(kernel));
  const bool one_column = points.x.size(1) == 1;
  Figure figure{.title = fmt::format("{} kernel, bandwidth {:.4g}", name, bandwidth), .columns = 3};
  figure.panels.push_back(
      one_column ? fit_panel(points, even_queries(points, curve_points), {kernel, bandwidth, "fit"})
                 : agreement_panel(points, {kernel, bandwidth, ""}));
  figure.panels[0].x_label = one_column ? names.x : names.y;
  figure.panels[0].y_label = one_column ? names.y : "prediction";
  figure.panels.push_back(weights_panel(
      points, one_column ? even_queries(points, most_cells) : sorted_sample(points, most_cells).x,
      {kernel, bandwidth, "weights"}));
  figure.panels.push_back(kernel_panel(kernel, "kernel"));
  return figure;
}

Points book_points(int64_t seed) {
  torch::manual_seed(static_cast<uint64_t>(seed));
  const Tensor x = std::get<0>((torch::rand(40, torch::kDouble) * 5).sort());
  return {.x = x.unsqueeze(1), .y = 2 * x.sin() + x + torch::randn(40, torch::kDouble)};
}

Figure book_figure(int64_t seed) {
  const Points points = book_points(seed);
  const Tensor queries = torch::arange(0, 5, 0.1, torch::kDouble).unsqueeze(1);
  const Curve truth{.x = numbers(queries),
                    .y = numbers(2 * queries.sin() + queries),
                    .name = "truth",
                    .dashed = true};
  std::vector<Fit> kernels, widths;
  for (const Kernel kernel :
       {Kernel::gaussian, Kernel::boxcar, Kernel::constant, Kernel::triangular})
    kernels.push_back({kernel, 1, std::string(name_of(kernel))});
  for (const double width : {0.1, 0.2, 0.5, 1.0})
    widths.push_back({Kernel::gaussian, width, fmt::format("gaussian, bandwidth {}", width)});

  Figure figure{.title = "Attention pooling by similarity", .columns = 4};
  for (const Fit& fit : kernels) figure.panels.push_back(kernel_panel(fit.kernel, fit.title));
  for (const std::vector<Fit>* fits : {&kernels, &widths}) {
    for (const Fit& fit : *fits) {
      figure.panels.push_back(fit_panel(points, queries, fit));
      std::get<Marks>(figure.panels.back().content).push_back(truth);
    }
    for (const Fit& fit : *fits) figure.panels.push_back(weights_panel(points, queries, fit));
  }
  return figure;
}

}  // namespace regard
