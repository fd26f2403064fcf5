#include "contest/length_groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace regard {
namespace {

int64_t words_in(const std::string& sentence) {
  std::istringstream stream(sentence);
  int64_t words = 0;
  for (std::string word; stream >> word;) ++words;
  return words;
}

}  // namespace

std::string LengthGroup::name() const {
  return most == 0 ? fmt::format("{}+", least) : fmt::format("{}-{}", least, most);
}

std::vector<LengthGroup> length_groups(const ParallelCorpus& test) {
  std::vector<LengthGroup> groups{{1, 5}, {6, 10}, {11, 15}, {16, 20}, {21, 0}};
  for (size_t pair = 0; pair < test.size(); ++pair) {
    const int64_t words = words_in(test[pair].source);
    const auto group = std::ranges::find_if(
        groups, [&](const LengthGroup& known) { return known.most == 0 || words <= known.most; });
    group->pairs.push_back(static_cast<uint32_t>(pair));
    group->mean_words += static_cast<double>(words);
  }
  std::erase_if(groups, [](const LengthGroup& group) { return group.pairs.empty(); });
  for (LengthGroup& group : groups) group.mean_words /= static_cast<double>(group.pairs.size());
  return groups;
}

}  // namespace regard
