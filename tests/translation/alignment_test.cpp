#include "regard/translation/alignment.h"

#include <gmock/gmock.h>

#include <iterator>
#include <sstream>

#include "translation/tiny_bundle.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Pieces = std::vector<std::string>;
using Rows = std::vector<std::vector<float>>;

TranslatedSegment segment(std::string source, std::string target) {
  TranslatedSegment made;
  made.source = std::move(source);
  made.target = std::move(target);
  return made;
}

// "l'homme dort." in subwords as "the man sleeps."
TranslatedSegment man_sleeps() {
  TranslatedSegment made = segment("l'homme dort.", "the man sleeps.");
  made.source_pieces = Pieces{"\u2581l", "'", "homme", "\u2581dort", ".", "</s>"};
  made.target_pieces = Pieces{"\u2581the", "\u2581man", "\u2581sleep", "s", ".", "</s>"};
  made.attention = Rows{{0.5F, 0.25F, 0, 0.125F, 0, 0.125F}, {0, 0, 0.25F, 0.25F, 0, 0.5F},
                        {0, 0, 0.25F, 0.75F, 0, 0},          {0, 0, 0, 0.25F, 0.25F, 0.5F},
                        {0, 0, 0.125F, 0, 0.875F, 0},        {0, 0, 0, 0, 0, 1}};
  return made;
}

Translation translation(std::string text, std::vector<TranslatedSegment> segments) {
  Translation made;
  made.text = std::move(text);
  made.segments = std::move(segments);
  return made;
}

TEST(Alignment, AddsUpSourcePiecesAndAveragesTargetPieces) {
  const auto links =
      align_words("l'homme dort.", translation("the man sleeps.", {man_sleeps()}), {});
  EXPECT_THAT(links, ElementsAre(WordLink{0, 0, 0.75F}, WordLink{1, 0, 0.125F},
                                 WordLink{0, 1, 0.25F}, WordLink{1, 1, 0.25F},
                                 WordLink{0, 2, 0.125F}, WordLink{1, 2, 2.125F / 3}));
  EXPECT_EQ(pharaoh(links, AlignmentKind::hard), "0-0 0-1 1-2");
  EXPECT_EQ(pharaoh(links, AlignmentKind::soft),
            "0-0:0.750 1-0:0.125 0-1:0.250 1-1:0.250 0-2:0.125 1-2:0.708");
}

TEST(Alignment, WhatLooksAtTheEndAloneHasNoLink) {
  TranslatedSegment made = segment("a b", "x y");
  made.source_pieces = {"a", "b", "</s>"};
  made.target_pieces = {"x", "y", "</s>"};
  made.attention = {{0, 0, 1}, {0, 0.25F, 0.75F}, {0, 0, 1}};
  EXPECT_THAT(align_words("a b", translation("x y", {made}), {}),
              ElementsAre(WordLink{1, 1, 0.25F}));
}

TEST(Alignment, SegmentsCountOn) {
  const TranslatedSegment part = man_sleeps();
  const auto links = align_words("  l'homme dort.  l'homme dort.",
                                 translation("the man sleeps.  the man sleeps.", {part, part}), {});
  EXPECT_EQ(pharaoh(links, AlignmentKind::hard), "0-0 0-1 1-2 2-3 2-4 3-5");
}

TEST(Alignment, AWordOfTwoSegmentsHasThePiecesOfBoth) {
  TranslatedSegment first = segment("ab", "x"), second = segment("cd e", "yz");
  first.source_pieces = {"\u2581ab", "</s>"};
  first.target_pieces = {"\u2581x"};
  first.attention = {{1, 0}};
  second.source_pieces = {"\u2581cd", "\u2581e", "</s>"};
  second.target_pieces = {"\u2581y", "z", "</s>"};
  second.attention = {{0.25F, 0.75F, 0}, {0, 0.5F, 0.5F}, {0, 0, 1}};
  const auto links = align_words("abcd e", translation("xyz", {first, second}), {});
  EXPECT_THAT(links, ElementsAre(WordLink{0, 0, 1.25F / 3}, WordLink{1, 0, 1.25F / 3}));
}

TEST(Alignment, WhatIsPassedThroughIsOneToOne) {
  TranslatedSegment copied = segment("12 + 3", "12 + 3");
  copied.source_pieces = copied.target_pieces = {"\u2581", "12", "\u2581", "+", "\u25813", "</s>"};
  const auto links = align_words("12 + 3 l'homme dort.",
                                 translation("12 + 3 the man sleeps.", {copied, man_sleeps()}), {});
  EXPECT_EQ(pharaoh(links, AlignmentKind::hard), "0-0 1-1 2-2 3-3 3-4 4-5");
  EXPECT_EQ(pharaoh(std::span(links).first(3), AlignmentKind::soft),
            "0-0:1.000 1-1:1.000 2-2:1.000");
}

TEST(Alignment, FoldedTextIsCountedAsItWasWritten) {
  TextOptions fold;
  fold.ascii_fold = true;
  // Folded: "l homme a mange ." of which "3" leaves nothing.
  TranslatedSegment made = segment("L'homme 3 a mangé.", "the man ate .");
  made.source_pieces = {"l", "homme", "a", "mange", ".", "</s>"};
  made.target_pieces = {"the", "man", "ate", ".", "</s>"};
  made.attention = {{1, 0, 0, 0, 0, 0},
                    {0, 1, 0, 0, 0, 0},
                    {0, 0, 0.25F, 0.75F, 0, 0},
                    {0, 0, 0, 0, 1, 0},
                    {0, 0, 0, 0, 0, 1}};
  const auto links = align_words("L'homme 3 a mangé.", translation("the man ate .", {made}), fold);
  EXPECT_EQ(pharaoh(links, AlignmentKind::soft),
            "0-0:1.000 0-1:1.000 2-2:0.250 3-2:0.750 3-3:1.000");
}

TEST(Alignment, OfBlindOrEmptyTranslationsIsEmpty) {
  TranslatedSegment blind = man_sleeps();
  blind.attention.clear();
  EXPECT_THAT(align_words("l'homme dort.", translation("the man sleeps.", {blind}), {}), IsEmpty());
  EXPECT_THAT(align_words("  ", translation("  ", {}), {}), IsEmpty());
  TranslatedSegment silent = segment("oui", "");
  silent.source_pieces = {"\u2581oui", "</s>"};
  silent.target_pieces = {"</s>"};
  silent.attention = {{0.5F, 0.5F}};
  EXPECT_THAT(align_words("oui", translation("", {silent}), {}), IsEmpty());
  EXPECT_EQ(pharaoh({}, AlignmentKind::hard), "");
}

TEST(Pharaoh, TakesTheFirstOfEqualsAndWhatWeighsAHundredth) {
  const std::vector<WordLink> links{
      {0, 0, 0.009F}, {1, 0, 0.01F}, {4, 0, 0.4F}, {7, 0, 0.4F}, {2, 3, 0.005F}};
  EXPECT_EQ(pharaoh(links, AlignmentKind::hard), "4-0 2-3");
  EXPECT_EQ(pharaoh(links, AlignmentKind::soft), "1-0:0.010 4-0:0.400 7-0:0.400");
}

// Words of the translation's own text, whatever a model with random weights says, cut into parts.
TEST(Alignment, LinksWordsThatAreThere) {
  const auto bundle = tiny_bundle();
  const Translator translator(bundle);
  const std::vector<std::string> lines{
      "le chat dort .", "  il dort ; elle mange : bien !  ", "où Xyzzy ?", "😀 ?",
      "je mange , tu bois ; le chat dort ; il dort . où est la gare ? où est le chat ?"};
  const auto translations = translator.translate(lines, translator.search_options());
  const auto words_in = [](const std::string& text) {
    std::istringstream stream(text);
    return static_cast<size_t>(std::distance(std::istream_iterator<std::string>(stream), {}));
  };
  ASSERT_GT(translations[4].front().segments.size(), 1u);
  for (size_t i = 0; i < lines.size(); ++i) {
    const Translation& best = translations[i].front();
    const auto links = align_words(lines[i], best, bundle->config.text);
    std::vector<double> sums(words_in(best.text));
    for (const WordLink& link : links) {
      EXPECT_LT(link.source, words_in(lines[i])) << lines[i];
      ASSERT_LT(link.target, sums.size()) << lines[i];
      sums[link.target] += link.weight;
    }
    for (const double sum : sums) {
      EXPECT_GT(sum, 0) << lines[i];
      EXPECT_LT(sum, 1.0001) << lines[i];
    }
  }
}

}  // namespace
}  // namespace regard
