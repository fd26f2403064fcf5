#include "regard/corpus/encoded_pairs.h"

#include <limits>

#include "regard/base/error.h"

namespace regard {

void PairArray::add(std::span<const int32_t> source, std::span<const int32_t> target) {
  if (source.size() + target.size() > std::numeric_limits<uint32_t>::max() - ids_.size())
    throw Error("{} pairs of more than {} tokens in all are too long", EncodedPairs::block_pairs,
                std::numeric_limits<uint32_t>::max());
  for (const auto& text : {source, target}) {
    ids_.insert(ids_.end(), text.begin(), text.end());
    ends_.push_back(static_cast<uint32_t>(ids_.size()));
  }
}

EncodedPairs::EncodedPairs(const std::vector<EncodedPair>& pairs) : size_(pairs.size()) {
  for (size_t begin = 0; begin < pairs.size(); begin += block_pairs) {
    const auto array = std::make_shared<PairArray>();
    for (const EncodedPair& pair :
         std::span(pairs).subspan(begin, std::min(block_pairs, pairs.size() - begin)))
      array->add(pair.source, pair.target);
    blocks_.push_back({array->ends(), array->ids(), array});
  }
}

EncodedPairs::EncodedPairs(std::vector<PairBlock> blocks) : blocks_(std::move(blocks)) {
  for (const PairBlock& block : blocks_) size_ += block.pairs();
}

void EncodedPairs::release() const {
  for (const PairBlock& block : blocks_) block.storage->release();
}

int64_t target_tokens(const EncodedPairs& pairs, size_t count) {
  size_t tokens = 0;
  for (size_t i = 0; i < count; ++i) tokens += pairs.target(i).size() + 1;
  return static_cast<int64_t>(tokens);
}

}  // namespace regard
