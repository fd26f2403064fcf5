#include "metrics/edit_distance.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace regard::metrics {

namespace {

constexpr std::int64_t beam_width = 25;
constexpr std::int32_t infinity = 1'000'000'000;

/// Half the width of the band. Rows of very unlike lengths would not overlap in Tercom's band.
std::int64_t half_width(double ratio) {
  if (static_cast<double>(beam_width) >= ratio / 2) return beam_width;
  return static_cast<std::int64_t>(std::ceil(ratio / 2 + static_cast<double>(beam_width)));
}

}  // namespace

std::int32_t BandedEditDistance::Row::cost(std::size_t column) const {
  return column < begin || column - begin >= cells.size() ? infinity : cells[column - begin].cost;
}

BandedEditDistance::BandedEditDistance(Words hypothesis, Words reference)
    : reference_(reference.begin(), reference.end()),
      size_(hypothesis.size()),
      rows_(hypothesis.size() + 1) {
  for (std::size_t j = 0; j <= reference_.size(); ++j) {
    rows_[0].cells.push_back({static_cast<std::int32_t>(j), EditOperation::insert});
  }
  for (std::size_t i = 1; i <= size_; ++i) fill_row(i, hypothesis[i - 1], rows_[i - 1], rows_[i]);
}

void BandedEditDistance::fill_row(std::size_t i, std::uint32_t word, const Row& above,
                                  Row& row) const {
  const auto columns = static_cast<std::int64_t>(reference_.size()) + 1;
  const double ratio = static_cast<double>(reference_.size()) / static_cast<double>(size_);
  const auto diagonal = static_cast<std::int64_t>(std::floor(static_cast<double>(i) * ratio));
  const std::int64_t half = half_width(ratio);
  const std::int64_t end = i == size_ ? columns : std::min(columns, diagonal + half);
  row.begin = static_cast<std::size_t>(std::max<std::int64_t>(0, diagonal - half));
  row.cells.clear();
  for (std::size_t j = row.begin; j < static_cast<std::size_t>(end); ++j) {
    Cell cell{above.cost(j) + 1, EditOperation::remove};
    if (j > 0) {
      const bool same = word == reference_[j - 1];
      const std::int32_t diagonal_cost = above.cost(j - 1) + (same ? 0 : 1);
      if (diagonal_cost <= cell.cost) {
        cell = {diagonal_cost, same ? EditOperation::keep : EditOperation::substitute};
      }
      const std::int32_t insert_cost = j > row.begin ? row.cells.back().cost + 1 : infinity;
      if (insert_cost < cell.cost) cell = {insert_cost, EditOperation::insert};
    }
    row.cells.push_back(cell);
  }
}

std::int64_t BandedEditDistance::distance() const { return rows_.back().cost(reference_.size()); }

std::vector<EditOperation> BandedEditDistance::operations() const {
  std::vector<EditOperation> operations;
  std::size_t i = size_;
  std::size_t j = reference_.size();
  while (i > 0 || j > 0) {
    const EditOperation operation = rows_[i].cells[j - rows_[i].begin].operation;
    operations.push_back(operation);
    if (operation != EditOperation::insert) --i;
    if (operation != EditOperation::remove) --j;
  }
  std::reverse(operations.begin(), operations.end());
  return operations;
}

std::int64_t BandedEditDistance::distance_of(Words arrangement, std::size_t same) const {
  Row above;
  Row row;
  const Row* previous = &rows_[same];
  for (std::size_t i = same + 1; i <= size_; ++i) {
    fill_row(i, arrangement[i - 1], *previous, row);
    std::swap(above, row);
    previous = &above;
  }
  return previous->cost(reference_.size());
}

}  // namespace regard::metrics
