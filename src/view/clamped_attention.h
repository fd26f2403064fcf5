#pragma once

#include <map>
#include <utility>
#include <vector>

#include "regard/attention/observer.h"
#include "regard/config/options.h"
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
  ClampedAttention(std::vector<PlacedClamp> clamps, AttentionKind kind)
      : clamps_(std::move(clamps)), kind_(kind) {}

  torch::Tensor see(const AttentionAct& act) override { return change(act).weights; }

  /// The act as it is under the clamps. With a frozen row, all sentences of a batch look as the
  /// first did: decode one at a time.
  AttentionAct change(AttentionAct act);

  const std::vector<PlacedClamp>& clamps() const { return clamps_; }

 private:
  using Site = std::pair<AttentionPart, int64_t>;
  void change_bandwidth(AttentionAct& act, const Clamp& clamp) const;
  void freeze(AttentionAct& act, PlacedClamp& placed, size_t number);

  std::vector<PlacedClamp> clamps_;
  AttentionKind kind_;
  std::map<Site, int64_t> steps_;                            // that each site has seen
  std::map<std::pair<size_t, Site>, torch::Tensor> frozen_;  // of each clamp: [1,N,1,S]
};

}  // namespace regard
