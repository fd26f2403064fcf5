#pragma once

#include <optional>
#include <span>

#include "regard/view/gaze.h"

namespace regard {

/// Spearman's rank correlation of two lists of one size, from -1 to 1: Pearson's of the ranks,
/// where equal values share the mean of theirs. None where one of them is all equal or there are
/// fewer than two. Spearman 1904.
std::optional<double> rank_correlation(std::span<const float> a, std::span<const float> b);

/// How far what the target owes to the source [T,S] agrees with its attention [T,S]: the mean of
/// the rows' rank correlations over all columns but the last, the end mark's. None where no row has
/// any.
std::optional<double> agreement(const Matrix& attention, const Matrix& owed);

}  // namespace regard
