#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace regard::metrics {

enum class EditOperation : std::uint8_t {
  keep,
  substitute,
  remove,  ///< a hypothesis word that the reference has not
  insert,  ///< a reference word that the hypothesis has not
};

/// Levenshtein distance between arrangements of the same hypothesis words and one reference, in a
/// band of Tercom's width around the diagonal. Rows are hypothesis words, columns reference words;
/// the band depends on the two lengths alone, so arrangements that begin alike share rows.
class BandedEditDistance {
 public:
  using Words = std::span<const std::uint32_t>;

  BandedEditDistance(Words hypothesis, Words reference);

  std::int64_t distance() const;

  /// How the hypothesis becomes the reference, from left to right. Between operations of the same
  /// cost: keep or substitute before remove before insert.
  std::vector<EditOperation> operations() const;

  /// The distance of another arrangement that has the first `same` words in common with this one.
  std::int64_t distance_of(Words arrangement, std::size_t same) const;

 private:
  struct Cell {
    std::int32_t cost;
    EditOperation operation;
  };

  /// Columns `begin` and on; what lies outside costs infinity.
  struct Row {
    std::size_t begin = 0;
    std::vector<Cell> cells;

    std::int32_t cost(std::size_t column) const;
  };

  void fill_row(std::size_t i, std::uint32_t word, const Row& above, Row& row) const;

  std::vector<std::uint32_t> reference_;
  std::size_t size_;  ///< hypothesis words
  std::vector<Row> rows_;
};

}  // namespace regard::metrics
