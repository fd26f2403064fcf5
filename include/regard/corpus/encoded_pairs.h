#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace regard {

/// A training pair in ids, without begin and end marks.
struct EncodedPair {
  std::vector<int32_t> source;
  std::vector<int32_t> target;
};

/// Where the numbers of a block lie.
class PairStorage {
 public:
  virtual ~PairStorage() = default;
  /// Gives back memory that would come again by itself when it is looked at.
  virtual void release() const {}
};

/// Pairs in two flat arrays: `ids` holds a source, its target, the next source, ...; the n-th of
/// these begins at `ends[n]` and ends at `ends[n + 1]`. Ids are 32 bits wide, whatever the
/// vocabulary: half of that would halve the files, but no memory that stays in use.
struct PairBlock {
  std::span<const uint32_t> ends;  ///< one more than twice the pairs; the first is 0
  std::span<const int32_t> ids;
  std::shared_ptr<const PairStorage> storage;

  size_t pairs() const { return ends.size() / 2; }
};

/// A block that grows in memory.
class PairArray final : public PairStorage {
 public:
  /// Throws Error at more than 2^32 ids, which is where no block of a text comes.
  void add(std::span<const int32_t> source, std::span<const int32_t> target);
  size_t pairs() const { return ends_.size() / 2; }
  std::span<const uint32_t> ends() const { return ends_; }
  std::span<const int32_t> ids() const { return ids_; }

 private:
  std::vector<uint32_t> ends_{0};
  std::vector<int32_t> ids_;
};

/// A row of training pairs in ids, to be read only: in memory, or, of any size, mapped from files
/// (`open_shards`). A copy shares the numbers.
class EncodedPairs {
 public:
  /// So many in each block but the last.
  static constexpr size_t block_pairs = size_t{1} << 17;

  EncodedPairs() = default;
  EncodedPairs(const std::vector<EncodedPair>& pairs);
  explicit EncodedPairs(std::vector<PairBlock> blocks);

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::span<const int32_t> source(size_t pair) const { return text(2 * pair); }
  std::span<const int32_t> target(size_t pair) const { return text(2 * pair + 1); }

  /// Gives back what reading has brought into memory from files; for the reader to call now and
  /// then, because mapped pages count as the process's memory.
  void release() const;

 private:
  std::span<const int32_t> text(size_t place) const {
    const PairBlock& block = blocks_[place / (2 * block_pairs)];
    const uint32_t* ends = block.ends.data() + place % (2 * block_pairs);
    return block.ids.subspan(ends[0], ends[1] - ends[0]);
  }

  std::vector<PairBlock> blocks_;
  size_t size_ = 0;
};

/// What the targets of the first `count` pairs come to in tokens, each with its end mark.
int64_t target_tokens(const EncodedPairs& pairs, size_t count);

}  // namespace regard
