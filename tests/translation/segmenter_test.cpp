#include "regard/translation/segmenter.h"

#include <gtest/gtest.h>

#include "regard/base/random.h"
#include "regard/base/utf8.h"

namespace regard {
namespace {

std::function<bool(std::string_view)> at_most(size_t characters) {
  return [characters](std::string_view text) { return decode_utf8(text).size() <= characters; };
}

std::vector<std::string> texts(std::string_view line, size_t most) {
  std::vector<std::string> texts;
  for (const Segment& part : segment(line, at_most(most))) texts.push_back(part.text);
  return texts;
}
using Texts = std::vector<std::string>;

void expect_whole(const std::string& line, size_t most) {
  std::string joined;
  for (const Segment& part : segment(line, at_most(most))) {
    joined += part.text + part.separator;
    const size_t size = decode_utf8(part.text).size();
    EXPECT_LE(size, std::max<size_t>(most, 1)) << line;
    EXPECT_EQ(find_invalid_utf8(part.text), std::string_view::npos) << line;
  }
  EXPECT_EQ(joined, line);
}

TEST(Segmenter, LeavesWholeWhatFits) { EXPECT_EQ(texts(" Oui. Non. ", 11), Texts{" Oui. Non. "}); }

TEST(Segmenter, CutsWhereItHurtsLeast) {
  EXPECT_EQ(texts("Il dort. Elle lit un livre.", 20), (Texts{"Il dort.", "Elle lit un livre."}));
  EXPECT_EQ(texts("Il dort, elle lit, tu ris.", 18), (Texts{"Il dort, elle lit,", "tu ris."}));
  EXPECT_EQ(texts("un deux trois quatre", 9), (Texts{"un deux", "trois", "quatre"}));
  EXPECT_EQ(texts("anticonstitutionnellement", 10), (Texts{"anticonsti", "tutionnell", "ement"}));
}

TEST(Segmenter, CutsOnlyThePartThatIsTooLong) {
  EXPECT_EQ(texts("Oui. Il dort, elle lit. Non.", 12),
            (Texts{"Oui.", "Il dort,", "elle lit.", "Non."}));
}

TEST(Segmenter, GivesTheLineAgainWhateverItIs) {
  const std::vector<std::string> bricks{"a",  "mot", " ",  "  ",     ".",    "…", "! ", " ?",
                                        ", ", "« ",  " »", "\u00A0", "M. ",  "😀", "é",  "日本。",
                                        "A",  "-",   "\t", "3.14",   "etc.", "(", ")",  "\""};
  Random random(5);
  for (int round = 0; round < 400; ++round) {
    std::string line;
    const uint64_t count = random.below(40);
    for (uint64_t i = 0; i < count; ++i) line += bricks[random.below(bricks.size())];
    expect_whole(line, random.below(25));
  }
}

TEST(Segmenter, LooksAtALongLineOnlyAFewTimes) {
  for (const std::string brick : {"a", "mot ", "Il dort. ", "?! ", "» ", "oui, ", "日"}) {
    std::string line;
    while (line.size() < 10000) line += brick;
    size_t looked_at = 0;
    const auto fits = [&](std::string_view text) {
      looked_at += text.size();
      return text.size() <= 200;
    };
    EXPECT_GT(segment(line, fits).size(), 1);
    EXPECT_LT(looked_at, 40 * line.size()) << brick;
    expect_whole(line, 60);
  }
}

}  // namespace
}  // namespace regard
