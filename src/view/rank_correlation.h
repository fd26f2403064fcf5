#pragma once

#include <optional>
#include <span>

namespace regard {

/// Spearman's rank correlation of two lists of one size, from -1 to 1: Pearson's of the ranks,
/// where equal values share the mean of theirs. None where one of them is all equal or there are
/// fewer than two. Spearman 1904.
std::optional<double> rank_correlation(std::span<const float> a, std::span<const float> b);

}  // namespace regard
