#include "translation/boundaries.h"

#include <gtest/gtest.h>

#include <string>

#include "regard/base/utf8.h"

namespace regard {
namespace {

std::vector<std::string> parts(const std::string& line, Level level) {
  const std::u32string text = decode_utf8(line);
  std::vector<std::string> parts;
  for (const Span& span : cut(text, {0, text.size(), text.size()}, level))
    parts.push_back(
        encode_utf8(std::u32string_view(text).substr(span.begin, span.end - span.begin)));
  return parts;
}
using Parts = std::vector<std::string>;

TEST(Boundaries, EndSentences) {
  EXPECT_EQ(parts("Il dort. Elle lit ! Et toi ? Oui.", Level::sentences),
            (Parts{"Il dort.", "Elle lit !", "Et toi ?", "Oui."}));
  EXPECT_EQ(parts("Quoi ?! Non... Si… Bon.", Level::sentences),
            (Parts{"Quoi ?!", "Non...", "Si…", "Bon."}));
  EXPECT_EQ(parts("en minuscules. sans majuscule.", Level::sentences),
            (Parts{"en minuscules.", "sans majuscule."}));
  EXPECT_EQ(parts("今日は。元気？", Level::sentences), (Parts{"今日は。", "元気？"}));
}

TEST(Boundaries, KeepClosingMarksWithTheirSentence) {
  EXPECT_EQ(parts("« Viens ! » Il vient. (Enfin.) Bon.", Level::sentences),
            (Parts{"« Viens ! »", "Il vient.", "(Enfin.)", "Bon."}));
  EXPECT_EQ(parts("Il dit : \"Viens.\" Elle vient.", Level::sentences),
            (Parts{"Il dit : \"Viens.\"", "Elle vient."}));
}

TEST(Boundaries, AreNotInAbbreviationsInitialsAndNumbers) {
  for (const std::string line :
       {"M. Dupont et Mme. Martin", "le Dr. Petit, p. ex. Jean", "J. R. R. Tolkien", "3.14 et 2.5",
        "des pommes, etc. et des poires", "« Ah ! » dit-il", "Euh... je ne sais pas",
        "voir www.exemple.fr/a.html", "St. Malo, cf. Brest"})
    EXPECT_EQ(parts(line, Level::sentences), Parts{line});
  EXPECT_EQ(parts("Des pommes, etc. Il part.", Level::sentences),
            (Parts{"Des pommes, etc.", "Il part."}));
}

TEST(Boundaries, EndClauses) {
  EXPECT_EQ(parts("Il dort, elle lit ; moi : non – jamais", Level::clauses),
            (Parts{"Il dort,", "elle lit ;", "moi :", "non –", "jamais"}));
  EXPECT_EQ(parts("3,14 à 10:30", Level::clauses), (Parts{"3,14 à 10:30"}));
}

TEST(Boundaries, StandBetweenWordsButNotBeforeFrenchMarks) {
  EXPECT_EQ(parts("Tu  viens ?  « Oui » !", Level::words), (Parts{"Tu", "viens ?", "« Oui » !"}));
}

TEST(Boundaries, StandBetweenCharactersInTheEnd) {
  EXPECT_EQ(parts("éa😀", Level::characters), (Parts{"é", "a", "😀"}));
}

}  // namespace
}  // namespace regard
