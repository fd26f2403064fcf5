#include "regard/corpus/split.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "regard/base/counted.h"
#include "regard/base/error.h"
#include "regard/base/random.h"

namespace regard {
namespace {

using Ids = std::vector<uint32_t>;

// A number for each pair, the same for pairs whose sentence on that side has the same key.
Ids key_ids(const ParallelCorpus& corpus, std::string SentencePair::*side) {
  std::unordered_map<std::string, uint32_t> seen;
  Ids ids;
  ids.reserve(corpus.size());
  for (const SentencePair& pair : corpus)
    ids.push_back(seen.emplace(leak_key(pair.*side), seen.size()).first->second);
  return ids;
}

// Sets that only ever grow together (Tarjan, 1975).
class DisjointSets {
 public:
  explicit DisjointSets(size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), 0u);
  }

  uint32_t find(uint32_t item) {
    while (parent_[item] != item) item = parent_[item] = parent_[parent_[item]];
    return item;
  }

  // The smaller number becomes the root: it is the group's first pair.
  void join(uint32_t a, uint32_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  Ids parent_;
};

// Joins the pairs that have the same id.
void join_equal(const Ids& ids, DisjointSets& sets) {
  Ids first(ids.size(), UINT32_MAX);
  for (uint32_t i = 0; i < ids.size(); ++i) {
    if (first[ids[i]] == UINT32_MAX) first[ids[i]] = i;
    sets.join(first[ids[i]], i);
  }
}

std::vector<Ids> connected_groups(const ParallelCorpus& corpus, const Ids& source_ids) {
  DisjointSets sets(corpus.size());
  join_equal(source_ids, sets);
  join_equal(key_ids(corpus, &SentencePair::target), sets);
  std::vector<Ids> groups;
  Ids group_of(corpus.size());
  for (uint32_t i = 0; i < corpus.size(); ++i) {
    const uint32_t root = sets.find(i);
    if (root == i) {
      group_of[i] = static_cast<uint32_t>(groups.size());
      groups.emplace_back();
    }
    groups[group_of[root]].push_back(i);
  }
  return groups;
}

// A held-out part while it is filled.
struct Part {
  size_t wanted = 0;
  Ids pairs;

  // Takes one pair for each source of the group, if the group is no larger than the part and
  // these fit in.
  bool take(const Ids& group, const Ids& source_ids) {
    if (group.size() > wanted) return false;
    Ids kept;
    std::unordered_set<uint32_t> sources;
    for (const uint32_t i : group)
      if (sources.insert(source_ids[i]).second) kept.push_back(i);
    if (pairs.size() + kept.size() > wanted) return false;
    pairs.insert(pairs.end(), kept.begin(), kept.end());
    return true;
  }
};

size_t wanted_pairs(double share, size_t pairs) {
  if (share == 0) return 0;
  return std::max<size_t>(1, static_cast<size_t>(std::llround(share * static_cast<double>(pairs))));
}

ParallelCorpus gather(ParallelCorpus& corpus, Ids& pairs) {
  std::ranges::sort(pairs);
  ParallelCorpus part;
  part.reserve(pairs.size());
  for (const uint32_t i : pairs) part.push_back(std::move(corpus[i]));
  return part;
}

void check_shares(const SplitShares& shares) {
  // Written so that a NaN fails too.
  if (!(shares.valid >= 0 && shares.test >= 0 && shares.valid + shares.test < 1))
    throw Error(
        "the shares {} for valid and {} for test are not possible: name numbers from 0 that "
        "leave something for training",
        shares.valid, shares.test);
}

}  // namespace

CorpusSplit split_by_groups(ParallelCorpus corpus, SplitShares shares, uint64_t seed) {
  check_shares(shares);
  const Ids source_ids = key_ids(corpus, &SentencePair::source);
  std::vector<Ids> groups = connected_groups(corpus, source_ids);
  size_t largest = 0;
  for (const Ids& group : groups) largest = std::max(largest, group.size());
  Random(seed).shuffle(std::span(groups));

  Part valid{wanted_pairs(shares.valid, corpus.size()), {}};
  Part test{wanted_pairs(shares.test, corpus.size()), {}};
  Ids train;
  for (const Ids& group : groups)
    if (!valid.take(group, source_ids) && !test.take(group, source_ids))
      train.insert(train.end(), group.begin(), group.end());

  const bool lacks_valid = valid.wanted > 0 && valid.pairs.empty();
  const bool lacks_test = test.wanted > 0 && test.pairs.empty();
  if (lacks_valid || lacks_test || train.empty())
    throw Error(
        "cannot split {} so that {} gets some: pairs that share a sentence stay "
        "together, and these form {}, the largest of {}; split more or more "
        "varied text, or name other shares",
        counted(static_cast<int64_t>(corpus.size()), "pair"),
        lacks_valid  ? "valid"
        : lacks_test ? "test"
                     : "training",
        counted(static_cast<int64_t>(groups.size()), "group"),
        counted(static_cast<int64_t>(largest), "pair"));
  return {gather(corpus, train), gather(corpus, valid.pairs), gather(corpus, test.pairs)};
}

}  // namespace regard
