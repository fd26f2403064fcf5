#pragma once

#include <map>
#include <utility>
#include <vector>

#include "regard/view/gaze.h"
#include "view/clamped_attention.h"

namespace regard {

/// Keeps what one sentence's attention does, under clamps, while its target goes through a decoder.
class GazeRecorder : public AttentionObserver {
 public:
  explicit GazeRecorder(ClampedAttention clamps) : clamps_(std::move(clamps)) {}

  torch::Tensor see(const AttentionAct& act) override;

  /// All that was seen, in the order of the parts. Sources are `source_length` long: what lies
  /// behind is padding. Where scores, queries and keys together would be too many numbers they are
  /// left out, and `left_out` says so.
  std::vector<PartGaze> parts(int64_t source_length, std::string& left_out) const;

  const std::vector<PlacedClamp>& clamps() const { return clamps_.clamps(); }

 private:
  struct Seen {
    std::vector<torch::Tensor> weights, scores, queries;  // [N,T,...] of each act
    std::vector<torch::Tensor> scales;                    // [N,T] of each act
    torch::Tensor keys, direction, offset;                // of the last act, which has all keys
  };
  HeadGaze head_of(const Seen& seen, int64_t head, int64_t columns, bool with_terms) const;

  ClampedAttention clamps_;
  std::map<std::pair<AttentionPart, int64_t>, Seen> seen_;
};

/// A tensor of two dimensions as values; an empty matrix for an undefined one.
Matrix to_matrix(const torch::Tensor& tensor);

}  // namespace regard
