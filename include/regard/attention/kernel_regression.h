#pragma once

#include <torch/types.h>

#include "regard/attention/kernel.h"

namespace regard {

/// A table of points: what attention pooling looks values up in.
struct Points {
  torch::Tensor x;  ///< [N,D] double
  torch::Tensor y;  ///< [N] double
};

struct Regression {
  torch::Tensor mean;                   ///< [Q] what kernel pooling answers
  torch::Tensor effective_sample_size;  ///< [Q] 1 / sum w^2: how many points an answer rests on
                                        ///< (Kish 1965)
  torch::Tensor fallback;               ///< [Q] bool: no point in range, the nearest answered
};

/// Nadaraya-Watson regression at `queries` [Q,D]: `kernel_pooling` with points for keys and values.
/// Goes through the queries piece by piece, so that memory does not grow with Q * N. `bandwidth` is
/// above 0, in the unit of x.
Regression regress(const Points& points, const torch::Tensor& queries, Kernel kernel,
                   double bandwidth);

/// Each point predicted from all the others. Throws Error for fewer than two points.
Regression regress_left_out(const Points& points, Kernel kernel, double bandwidth);

/// The mean squared error when each point is predicted from all the others: of all points, or of
/// `at_most` of them, evenly spread over the table, where there are more. Throws Error for fewer
/// than two points.
double leave_one_out_error(const Points& points, Kernel kernel, double bandwidth,
                           int64_t at_most = 1000);

/// A bandwidth and what it was chosen by.
struct Bandwidth {
  double value = 0;
  double error = 0;  ///< leave-one-out
};

/// The bandwidth of the least leave-one-out error: the best of a geometric row from the points'
/// nearest neighbours to their whole extent, refined by golden section. The error of a constant
/// kernel does not depend on it.
Bandwidth search_bandwidth(const Points& points, Kernel kernel);

/// The same by gradient descent on the bandwidth's logarithm (Adam), from `start` downhill to where
/// the error no longer falls. Throws Error for a kernel that is flat: its error has no gradient.
Bandwidth learn_bandwidth(const Points& points, Kernel kernel, double start);

/// The unit of a bandwidth for several columns: each column of `x` divided by its standard
/// deviation (a column that never changes stays). Returns the divisors [D].
torch::Tensor column_scales(const torch::Tensor& x);

}  // namespace regard
