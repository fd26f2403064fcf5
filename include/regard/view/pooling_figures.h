#pragma once

#include <cstdint>
#include <string>

#include "regard/attention/kernel_regression.h"
#include "regard/figure/figure.h"

namespace regard {

/// What the axes of points are called.
struct PointNames {
  std::string x = "x";
  std::string y = "y";
};

/// Kernel regression of points as a picture: the fit, which point weighs how much for which query,
/// and the kernel. With several columns of x the fit is each point's prediction from all the others
/// beside what it is.
Figure pooling_figure(const Points& points, Kernel kernel, double bandwidth,
                      const PointNames& names = {});

/// The points of Dive into Deep Learning 11.2: y = 2 sin x + x + noise of variance 1 at 40 sorted x
/// between 0 and 5. The seed decides on x and noise.
Points book_points(int64_t seed);

/// That section's figures in one: four kernels, their fits, their weights, and fits and weights of
/// Gaussians of four widths. Rows of the weights are queries, each of sum 1; columns are points.
/// (The book calls the triangular kernel "Epanechikov".)
Figure book_figure(int64_t seed);

}  // namespace regard
