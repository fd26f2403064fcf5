#include "metrics/tercom.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <tuple>
#include <vector>

#include "metrics/alignment.h"
#include "metrics/edit_distance.h"

namespace regard::metrics {

namespace {

using Words = std::vector<std::uint32_t>;

constexpr std::int64_t max_shift_size = 10;
constexpr std::int64_t max_shift_distance = 50;
constexpr std::int64_t max_candidates = 1000;  // for one sentence, all rounds together

/// Words that stand in both texts: `length` from `hypothesis` in one and `reference` in the other.
struct Block {
  std::int64_t hypothesis;
  std::int64_t reference;
  std::int64_t length;
};

/// A block moved in front of hypothesis word `target`.
struct Shift {
  Block block;
  std::int64_t target;
};

bool any_wrong(const std::vector<bool>& wrong, std::int64_t begin, std::int64_t length) {
  return std::find(wrong.begin() + begin, wrong.begin() + begin + length, true) !=
         wrong.begin() + begin + length;
}

/// A move helps only if the block is wrong where it stands and something else is wrong where it
/// would go, and it must not go into itself.
bool worth_trying(const Block& block, const Alignment& alignment) {
  const std::int64_t goal = alignment.hypothesis_of[block.reference];
  const bool into_itself = goal >= block.hypothesis && goal < block.hypothesis + block.length;
  return !into_itself && any_wrong(alignment.hypothesis_wrong, block.hypothesis, block.length) &&
         any_wrong(alignment.reference_wrong, block.reference, block.length);
}

/// A target inside the block, or at its end, moves the block on by as many words as the target is
/// into it: Tercom does so.
Words shifted(const Words& words, const Shift& shift) {
  const auto size = static_cast<std::int64_t>(words.size());
  Words result = words;
  const auto at = [&](std::int64_t i) { return result.begin() + i; };
  const std::int64_t first = shift.block.hypothesis;
  const std::int64_t last = first + shift.block.length;
  if (shift.target < first) {
    std::rotate(at(shift.target), at(first), at(last));
  } else {
    const std::int64_t stop =
        shift.target > last ? shift.target : std::min(size, shift.target + shift.block.length);
    std::rotate(at(first), at(last), at(stop));
  }
  return result;
}

/// One round: the best single shift of `words` towards `reference`.
class ShiftSearch {
 public:
  ShiftSearch(const Words& words, std::span<const std::uint32_t> reference,
              std::int64_t& candidates)
      : words_(words),
        reference_(reference),
        candidates_(candidates),
        edits_(words, reference),
        alignment_(align(edits_.operations())) {}

  /// The edits that the best shift saves; 0 or less if none helps.
  std::int64_t run() {
    const auto hypothesis_size = static_cast<std::int64_t>(words_.size());
    const auto reference_size = static_cast<std::int64_t>(reference_.size());
    for (std::int64_t h = 0; h < hypothesis_size; ++h) {
      const std::int64_t begin = std::max<std::int64_t>(0, h - max_shift_distance);
      const std::int64_t end = std::min(reference_size, h + max_shift_distance + 1);
      for (std::int64_t r = begin; r < end; ++r) {
        if (!try_blocks(h, r)) return saved();
      }
    }
    return saved();
  }

  Words best() const { return shifted(words_, *best_); }

 private:
  std::int64_t saved() const { return best_ ? best_saved_ : 0; }

  /// All blocks that begin at word `h` of the hypothesis and `r` of the reference; false if the
  /// limit on candidates is reached.
  bool try_blocks(std::int64_t h, std::int64_t r) {
    const std::int64_t longest =
        std::min({max_shift_size, static_cast<std::int64_t>(words_.size()) - h,
                  static_cast<std::int64_t>(reference_.size()) - r});
    for (std::int64_t length = 1; length <= longest; ++length) {
      if (words_[h + length - 1] != reference_[r + length - 1]) return true;
      const Block block{h, r, length};
      if (!worth_trying(block, alignment_)) continue;
      try_targets(block);
      if (candidates_ >= max_candidates) return false;
    }
    return true;
  }

  /// Before the block's place in the reference, and after each of its words.
  void try_targets(const Block& block) {
    std::int64_t previous = -1;
    for (std::int64_t offset = -1; offset < block.length; ++offset) {
      const std::int64_t r = block.reference + offset;
      const std::int64_t target = r < 0 ? 0 : alignment_.hypothesis_of[r] + 1;
      if (target == previous) continue;
      previous = target;
      ++candidates_;
      consider({block, target});
    }
  }

  /// Most edits saved first, then the longest block, then the earliest, then the earliest target.
  void consider(const Shift& shift) {
    const auto same = static_cast<std::size_t>(std::min(shift.target, shift.block.hypothesis));
    const std::int64_t edits = edits_.distance_of(shifted(words_, shift), same);
    const std::int64_t saved = edits_.distance() - edits;
    const auto rank = [](std::int64_t score, const Shift& s) {
      return std::tuple(score, s.block.length, -s.block.hypothesis, -s.target);
    };
    if (best_ && rank(saved, shift) <= rank(best_saved_, *best_)) return;
    best_ = shift;
    best_saved_ = saved;
  }

  const Words& words_;
  std::span<const std::uint32_t> reference_;
  std::int64_t& candidates_;
  BandedEditDistance edits_;
  Alignment alignment_;
  std::optional<Shift> best_;
  std::int64_t best_saved_ = 0;
};

}  // namespace

std::int64_t count_edits(std::span<const std::uint32_t> hypothesis,
                         std::span<const std::uint32_t> reference) {
  if (reference.empty()) return static_cast<std::int64_t>(hypothesis.size());
  Words words(hypothesis.begin(), hypothesis.end());
  std::int64_t shifts = 0;
  std::int64_t candidates = 0;
  while (true) {
    ShiftSearch search(words, reference, candidates);
    const std::int64_t saved = search.run();
    if (candidates >= max_candidates || saved <= 0) break;
    words = search.best();
    ++shifts;
  }
  return shifts + BandedEditDistance(words, reference).distance();
}

}  // namespace regard::metrics
