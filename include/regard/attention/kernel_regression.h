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

/// Each of the points `ids` [Q] predicted from all the others. Throws Error for fewer than two
/// points.
Regression regress_left_out(const Points& points, const torch::Tensor& ids, Kernel kernel,
                            double bandwidth);

/// The mean squared error when each of the points `ids` is predicted from all the others. A
/// `bandwidth` (scalar, double) that wants a gradient gets it. Throws Error for fewer than two
/// points.
double leave_one_out_error(const Points& points, const torch::Tensor& ids, Kernel kernel,
                           const torch::Tensor& bandwidth);

/// Which points stand for all, in order: all there are, or `at_most` drawn at random, always the
/// same ones. Not every so many-th, for a table may have a rhythm of its own.
torch::Tensor sample_ids(int64_t all, int64_t at_most);

/// Some points of a table.
Points select(const Points& points, const torch::Tensor& ids);

/// The unit of a bandwidth for several columns: each column of `x` divided by its standard
/// deviation (a column that never changes stays). Returns the divisors [D].
torch::Tensor column_scales(const torch::Tensor& x);

}  // namespace regard
