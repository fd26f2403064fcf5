#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "regard/attention/attention_part.h"

namespace regard {

/// A change of what a model looks at, made while it translates: decoding goes on from there.
///
///   step=3,word=gare,weight=0      at step 3 the word weighs nothing; the rest keeps proportions
///   step=2-4,at=5,weight=0.9       in steps 2 to 4 the fifth piece weighs 0.9
///   step=4,freeze                  from step 4 on the weights stay as they are there
///   step=4-6,freeze                only in steps 5 and 6
///   step=4,word=gare,freeze        only that word's weight stays
///   head=2,layer=3,bandwidth=0.5   another bandwidth of a kernel
///
/// Steps, layers, heads and pieces are counted from 1. Without `step` it holds for all, "3-" means
/// from 3 on; without `layer` or `head` for all of them; `part` is cross unless said otherwise.
struct Clamp {
  static constexpr int64_t last = std::numeric_limits<int64_t>::max();

  AttentionPart part = AttentionPart::cross;
  int64_t first_step = 1;
  int64_t last_step = last;  ///< what is frozen at the first stays so up to this one
  std::optional<int64_t> layer = {};
  std::optional<int64_t> head = {};
  std::string word = {};  ///< of the source, with or without the punctuation at its ends; or
  std::optional<int64_t> at = {};  ///< piece that is looked at
  std::optional<double> weight = {};
  std::optional<double> bandwidth = {};
  bool freeze = false;
  std::string text = {};  ///< as it was given

  /// Whether the weights it changes no longer follow from the scores: a bandwidth changes both.
  bool sets_weights() const { return weight.has_value() || freeze; }
};

/// Several clamps of one decoding stand with semicolons between them. Throws Error that names
/// --clamp, what is wrong, and what is possible; also for a setting that is given twice.
std::vector<Clamp> parse_clamps(std::string_view text);

}  // namespace regard
