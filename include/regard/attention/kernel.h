#pragma once

#include <torch/types.h>

#include <string_view>
#include <utility>

#include "regard/config/enum_names.h"

namespace regard {

/// Kernels K(u) of the distance u between query and key in bandwidths, largest at 0, for attention
/// pooling (Nadaraya 1964, Watson 1964): a key weighs K(u) over the sum for all keys.
///
///   gaussian      exp(-u^2 / 2)
///   boxcar        1          where u <= 1, else 0
///   epanechnikov  1 - u^2    where u < 1, else 0   (Epanechnikov 1969; the factor 3/4 cancels)
///   triangular    1 - u      where u < 1, else 0   (what Dive into Deep Learning 11.2 calls
///                                                   "Epanechikov")
///   constant      1: average pooling
enum class Kernel { gaussian, boxcar, epanechnikov, triangular, constant };
template <>
struct EnumNames<Kernel> {
  static constexpr std::pair<Kernel, std::string_view> values[] = {
      {Kernel::gaussian, "gaussian"},
      {Kernel::boxcar, "boxcar"},
      {Kernel::epanechnikov, "epanechnikov"},
      {Kernel::triangular, "triangular"},
      {Kernel::constant, "constant"}};
};

/// Whether K is flat wherever it is not 0: what made the distances, and the bandwidth, then get no
/// gradient and can learn nothing.
bool is_flat(Kernel kernel);

/// log K of squared distances in bandwidths, u^2: minus infinity where K is 0. In the log domain no
/// far key underflows, and a softmax does the division. Its gradient is finite everywhere, and 0
/// where K is flat.
torch::Tensor log_kernel(Kernel kernel, const torch::Tensor& squared_distances);

struct KernelScores {
  torch::Tensor scores;    ///< [...,T,S] log K; what a masked softmax makes weights of
  torch::Tensor fallback;  ///< [...,T] bool: queries that have no key in range
};

/// log K with an answer for a query that has no key in range: the nearest visible key then weighs
/// 1, or the nearest ones, where several are as near, alike. `mask` broadcasts to [...,T,S], true
/// where there is a key, or is undefined.
KernelScores kernel_scores(Kernel kernel, const torch::Tensor& squared_distances,
                           const torch::Tensor& mask);

/// The scores for projected queries [...,T,D] and keys [...,S,D] at distances |q - k| / (h
/// sqrt(D)): a bandwidth h of 1 is a difference of 1 in each coordinate, whatever the width. The
/// logarithm of h broadcasts to [...,T,S]; `mask` is that of `masked_softmax`.
torch::Tensor projected_kernel_scores(Kernel kernel, const torch::Tensor& log_bandwidth,
                                      const torch::Tensor& queries, const torch::Tensor& keys,
                                      const torch::Tensor& mask);

}  // namespace regard
