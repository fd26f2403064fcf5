#include "translation/line_words.h"

#include <gmock/gmock.h>

namespace regard {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> numbered(const std::vector<LineWord>& words) {
  std::vector<std::string> texts;
  for (const LineWord& word : words) texts.push_back(std::to_string(word.number) + ":" + word.text);
  return texts;
}

TEST(LineWords, CountOnFromPartToPart) {
  LineWords words("  Il dort.  Où\u00a0est-il ? ");
  EXPECT_THAT(numbered(words.next("Il dort.")), ElementsAre("0:Il", "1:dort."));
  EXPECT_THAT(numbered(words.next("Où\u00a0est-il ?")), ElementsAre("2:Où", "3:est-il", "4:?"));
}

TEST(LineWords, APartMayBeginWithWhiteSpace) {
  LineWords words(" \t a b c");
  EXPECT_THAT(numbered(words.next(" \t a")), ElementsAre("0:a"));
  EXPECT_THAT(numbered(words.next("b c")), ElementsAre("1:b", "2:c"));
}

TEST(LineWords, AWordMayBeCut) {
  LineWords words("日本語 の。次 x");
  EXPECT_THAT(numbered(words.next("日本")), ElementsAre("0:日本"));
  EXPECT_THAT(numbered(words.next("語 の。")), ElementsAre("0:語", "1:の。"));
  EXPECT_THAT(numbered(words.next("次 x")), ElementsAre("1:次", "2:x"));
}

TEST(LineWords, AnEmptyPartHasNone) {
  LineWords words(" a");
  EXPECT_THAT(words.next(""), IsEmpty());
  EXPECT_THAT(numbered(words.next("a")), ElementsAre("0:a"));
  EXPECT_THAT(words.next("more than there is"), IsEmpty());
}

TEST(NumbersOf, PiecesFollowTheCharacters) {
  const std::vector<LineWord> words{{"L'homme", 3}, {"dort.", 4}};
  EXPECT_THAT(numbers_of({"\u2581L", "'", "homme", "\u2581dor", "t", "."}, words),
              ElementsAre(3, 3, 3, 4, 4, 4));
  EXPECT_THAT(numbers_of({"L'\uFFED", "homme", "dort", "\uFFED."}, words), ElementsAre(3, 3, 4, 4));
}

TEST(NumbersOf, MarksGoWithWhatFollows) {
  EXPECT_THAT(
      numbers_of({"\u2581", "😀", "\u2581", "<unk>", "s", "\u2581"}, {{"😀", 0}, {"<unk>s", 1}}),
      ElementsAre(0, 0, 1, 1, 1, 1));
}

TEST(NumbersOf, WordsThatLeaveNothingHaveNoPiece) {
  EXPECT_THAT(numbers_of({"l", "homme", "."}, {{"", 0}, {"l homme", 1}, {"", 2}, {".", 3}}),
              ElementsAre(1, 1, 3));
  EXPECT_THAT(numbers_of({"a"}, {}), IsEmpty());
}

}  // namespace
}  // namespace regard
