#include "translation/characters.h"

#include <gtest/gtest.h>

#include <string_view>

namespace regard {
namespace {

TEST(Characters, KnowLettersOfManyScripts) {
  for (const char32_t letter : std::u32string_view(U"azAZéÉœŒßñжΩא日本ひ한अ"))
    EXPECT_TRUE(is_letter(letter)) << static_cast<uint32_t>(letter);
}

TEST(Characters, KnowWhatIsNoLetter) {
  for (const char32_t other :
       std::u32string_view(U"09 \t.,!?…«»“”’–—€£×÷°¿\u00A0\u202F→★☕😀🇫\uFE0F\u200D。、！"))
    EXPECT_FALSE(is_letter(other)) << static_cast<uint32_t>(other);
}

TEST(Characters, KnowSpacesOfAnyWidth) {
  for (const char32_t space : std::u32string_view(U" \t\n\r\u00A0\u202F\u2009\u3000"))
    EXPECT_TRUE(is_space(space));
  for (const char32_t other : std::u32string_view(U"a._\u200B0")) EXPECT_FALSE(is_space(other));
}

TEST(Characters, KnowSmallLetters) {
  for (const char32_t small : std::u32string_view(U"azéçœÿ")) EXPECT_TRUE(is_small_letter(small));
  for (const char32_t other : std::u32string_view(U"AÉŒ1÷ ")) EXPECT_FALSE(is_small_letter(other));
}

}  // namespace
}  // namespace regard
