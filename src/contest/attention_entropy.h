#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace regard {

/// Mean entropy of attention's rows in bits: 0 where each looks at one source piece only, log2 S
/// where it looks at all S alike.
class AttentionEntropy {
 public:
  /// Rows of weights that sum to 1; none for a translation without attention.
  void add(const std::vector<std::vector<float>>& attention);
  /// Nothing if there was no row.
  std::optional<double> mean() const;

 private:
  double bits_ = 0;
  int64_t rows_ = 0;
};

}  // namespace regard
