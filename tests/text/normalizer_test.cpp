#include "regard/text/normalizer.h"

#include <gtest/gtest.h>

#include "regard/base/utf8.h"
#include "text/random_text.h"

namespace regard {
namespace {

std::string tidied(std::string_view text) { return normalize(text, {}); }
std::string lowered(std::string_view text) { return normalize(text, {.lowercase = true}); }
std::string folded(std::string_view text) { return normalize(text, {.ascii_fold = true}); }

TEST(Normalizer, ComposesAsPythonsNfcDoes) {
  EXPECT_EQ(tidied("e\u0301"), "\u00e9");
  EXPECT_EQ(tidied("e\u0300"), "\u00e8");  // the first of the marks
  EXPECT_EQ(tidied("\u212b"), "\u00c5");
  EXPECT_EQ(tidied("\u1e9b\u0323"), "\u1e9b\u0323");
  EXPECT_EQ(tidied("A\u030a\u0323"), "\u1ea0\u030a");
  EXPECT_EQ(tidied("\u1112\u1161\u11ab"), "\ud55c");
  EXPECT_EQ(tidied("\u0344"), "\u0308\u0301");
  EXPECT_EQ(tidied("\ufb01"), "\ufb01");
}

TEST(Normalizer, MakesEveryRunOfWhiteSpaceOneSpace) {
  EXPECT_EQ(tidied("  Où\t est\u00a0\u202f?\u2009\r\n"), "Où est ?");
  EXPECT_EQ(tidied("a\u3000b\u2028c\u0085d"), "a b c d");
  EXPECT_EQ(tidied(" \u00a0\t "), "");
  EXPECT_EQ(tidied(""), "");
}

TEST(Normalizer, TakesControlCharactersOut) {
  EXPECT_EQ(tidied(std::string_view("a\0b\x07"
                                    "c\x7f\u0090",
                                    8)),
            "abc");
  EXPECT_EQ(tidied("\ufeffco\u00adop\u200b\u2060"), "coop");
  EXPECT_EQ(tidied("a \x01 b"), "a b");
  EXPECT_EQ(tidied("👩\u200d👧"), "👩\u200d👧");
}

TEST(Normalizer, ReplacesInvalidBytes) {
  EXPECT_EQ(tidied("caf\xe9 noir"), "caf\ufffd noir");
  EXPECT_EQ(tidied("\xed\xa0\x80").find("\xed"), std::string::npos);
}

TEST(Normalizer, LowersEveryAlphabet) {
  EXPECT_EQ(lowered("ÉLÈVE ŒUVRE ΑΒΓ ЖЙ"), "élève œuvre αβγ жй");
  EXPECT_EQ(tidied("ÉLÈVE"), "ÉLÈVE");
}

// The values are those of the tutorial's normalizeString, run in Python with spaces stripped off
// the ends.
TEST(Normalizer, FoldsAsTheTutorialDoes) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"Où est la gare ?", "ou est la gare ?"},
      {"Ça va ? Élève, à bientôt !", "ca va ? eleve a bientot !"},
      {"« L’œuvre » coûte 3,50 €.", "l uvre coute ."},
      {"Straße", "stra e"},
      {"J'ai 12 ans...", "j ai ans . . ."},
      {"a..b", "a . .b"},
      {"p.m.", "p .m ."},
      {"ÎÏÙÛÜŸÆŒ", "iiuuuy"},
      {"İstanbul", "istanbul"},
      {"Å K (kelvin: \u212a, \u212b)", "a k kelvin k a"},
      {"e\u0301te\u0301", "ete"},
      {"日本語", ""},
      {"🙂 salut 👋", "salut"},
      {"½ x² ﬁn", "x n"},
      {"Qu'est-ce que c'est ?!", "qu est ce que c est ? !"},
      {"  tab\tet\nligne  ", "tab et ligne"},
      {"¿Qué?", "que ?"},
      {"naïve—co\u00adop", "naive co op"},
      {"… fin…", "fin"},
      {"", ""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(folded(text), expected) << text;
}

TEST(Normalizer, GivesTidyTextForAnyBytesAndIsItsOwnFixedPoint) {
  for (uint64_t seed = 0; seed < 3000; ++seed) {
    const std::string text = seed % 2 ? random_text(seed) : random_bytes(seed);
    for (const TextOptions& options :
         {TextOptions{}, TextOptions{.lowercase = true}, TextOptions{.ascii_fold = true}}) {
      const std::string once = normalize(text, options);
      ASSERT_EQ(find_invalid_utf8(once), std::string::npos) << seed;
      ASSERT_EQ(once.find("  "), std::string::npos) << seed;
      ASSERT_FALSE(once.starts_with(' ') || once.ends_with(' ')) << seed;
      if (!options.ascii_fold) {
        ASSERT_EQ(normalize(once, options), once) << seed;
      }
    }
  }
}

TEST(Normalizer, CutsRunsOfMarksThatNoWritingHas) {
  std::string text = "a";
  for (int i = 0; i < 200'000; ++i) text += i % 2 ? "\u0301" : "\u0323";
  const std::u32string normal = decode_utf8(tidied(text));
  EXPECT_GE(normal.size(), 20U);
  EXPECT_LE(normal.size(), 31U);
}

}  // namespace
}  // namespace regard
