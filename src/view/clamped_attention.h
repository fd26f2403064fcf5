#pragma once

#include <map>
#include <utility>
#include <vector>

#include "regard/attention/kernel.h"
#include "regard/attention/observer.h"
#include "regard/view/clamp.h"

namespace regard {

/// A clamp whose word has been found.
struct PlacedClamp {
  Clamp clamp;
  std::vector<int64_t> columns = {};  ///< pieces of the word, from 0; none: the whole row
  bool took_effect = false;
};

/// Applies clamps to the acts of one decoding, in their order; counts the steps of each site. Good
/// for one pass over a target: the next needs a new one.
class ClampedAttention : public AttentionObserver {
 public:
  /// `kernel` is the model's, for clamps of its bandwidth.
  ClampedAttention(std::vector<PlacedClamp> clamps, Kernel kernel)
      : clamps_(std::move(clamps)), kernel_(kernel) {}

  torch::Tensor see(const AttentionAct& act) override { return change(act).weights; }

  /// The act as it is under the clamps; with a clamped bandwidth its scale is [N,T], one for each
  /// row. With a frozen row, all sentences of a batch look as the first did: decode one at a time.
  AttentionAct change(AttentionAct act);

  const std::vector<PlacedClamp>& clamps() const { return clamps_; }

 private:
  using Site = std::pair<AttentionPart, int64_t>;
  using Frozen = std::pair<size_t, Site>;  // number of a clamp, and where
  /// False if there was nothing for the clamp to change.
  bool apply(AttentionAct& act, const PlacedClamp& placed, Frozen key);
  bool freeze(AttentionAct& act, const PlacedClamp& placed, Frozen key);

  std::vector<PlacedClamp> clamps_;
  Kernel kernel_;
  std::map<Site, int64_t> steps_;  // that each site has seen
  std::map<Frozen, torch::Tensor> frozen_;
};

}  // namespace regard
