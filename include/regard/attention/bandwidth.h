#pragma once

#include "regard/attention/kernel_regression.h"

namespace regard {

/// A bandwidth for kernel regression, and how well it does.
struct Bandwidth {
  double value = 0;
  double error = 0;       ///< leave-one-out, mean square
  int64_t left_out = 0;   ///< how many points that error was taken at; 0 where there was no other
  int64_t chosen_on = 0;  ///< how many points chose the value; 0 where somebody gave it
};

/// A bandwidth that somebody gave, with its leave-one-out error: of all points, or of some drawn at
/// random where there are more than about 5,800.
Bandwidth judge_bandwidth(const Points& points, Kernel kernel, double value);

/// The bandwidth of the least leave-one-out error: the best of a geometric row from the points'
/// nearest neighbours to their whole extent, refined by golden section. The error of a constant
/// kernel does not depend on it.
///
/// Of N points more than `at_most`, m, the search sees a sample of m: the errors of all of them say
/// far more than those of a few among all N, for the same number of weights. What it finds is
/// scaled by (m / N)^(1 / (4 + D)), as the best bandwidth falls with the number of points in D
/// columns (Silverman 1986, section 4.3.1).
///
/// Throws Error for fewer than two points, and for points that all have the same x.
Bandwidth search_bandwidth(const Points& points, Kernel kernel, int64_t at_most = 5800);

/// The same by gradient descent on the bandwidth's logarithm (Adam), from `start` downhill to where
/// the error no longer falls. A gradient costs more, so a sample is smaller. Throws Error for a
/// kernel that is flat, too: its error has no gradient.
Bandwidth learn_bandwidth(const Points& points, Kernel kernel, double start,
                          int64_t at_most = 2000);

/// Where to begin: what is best for the density of normally distributed x, s (4 / ((D + 2)
/// N))^(1 / (D + 4)) with s the mean standard deviation of the D columns (Silverman 1986, eq. 4.14;
/// with one column 1.06 s N^(-1/5)). Throws Error as `search_bandwidth` does.
double rule_of_thumb(const Points& points);

}  // namespace regard
