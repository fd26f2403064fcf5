#include "corpus/copy_pairs.h"

namespace regard {
namespace {

// A pair lies in two places of its file, its ends and its ids, and Linux brings in up to 2 MB
// around each: at most so many times 4 MB stay in memory.
constexpr size_t pairs_between_releases = 32;

}  // namespace

std::vector<EncodedPair> copy_pairs(const EncodedPairs& pairs, std::span<const uint32_t> rows) {
  std::vector<EncodedPair> copies;
  copies.reserve(rows.size());
  for (const uint32_t row : rows) {
    const auto source = pairs.source(row), target = pairs.target(row);
    copies.push_back({{source.begin(), source.end()}, {target.begin(), target.end()}});
    if (copies.size() % pairs_between_releases == 0 || copies.size() == rows.size())
      pairs.release();
  }
  return copies;
}

}  // namespace regard
