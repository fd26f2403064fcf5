#include "metrics/tercom.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace regard::metrics {
namespace {

/// Each letter is a word.
std::int64_t edits(std::string_view hypothesis, std::string_view reference) {
  const std::vector<std::uint32_t> from(hypothesis.begin(), hypothesis.end());
  const std::vector<std::uint32_t> to(reference.begin(), reference.end());
  return count_edits(from, to);
}

// What translation_edit_rate of sacreBLEU 2.6.0 says to the same words.
TEST(Tercom, CountsShiftsAndEdits) {
  EXPECT_EQ(edits("abcd", "abcd"), 0);
  EXPECT_EQ(edits("ba", "ab"), 1);
  EXPECT_EQ(edits("abcde", "deabc"), 1);
  EXPECT_EQ(edits("abcdef", "fabcde"), 1);
  EXPECT_EQ(edits("xaby", "abc"), 2);
  EXPECT_EQ(edits("cdabx", "abcdy"), 2);
  EXPECT_EQ(edits("abcabc", "cbacba"), 3);
}

TEST(Tercom, NothingAgainstSomethingIsWordByWord) {
  EXPECT_EQ(edits("", "ab"), 2);
  EXPECT_EQ(edits("", ""), 0);
}

// By the definition; sacreBLEU's own number for an empty reference counts no edits.
TEST(Tercom, AnEmptyReference) { EXPECT_EQ(edits("ab", ""), 2); }

}  // namespace
}  // namespace regard::metrics
