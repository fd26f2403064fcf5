#include "regard/translation/source_part.h"

#include <gtest/gtest.h>

#include "translation/tiny_bundle.h"

namespace regard {
namespace {

class SourceParts : public testing::Test {
 protected:
  std::vector<SourcePart> parts(const std::string& line, int64_t max_length = 6) const {
    return parts_of(line, bundle_->codecs.source, max_length);
  }
  std::shared_ptr<Bundle> bundle_ = tiny_bundle();
};

TEST_F(SourceParts, AreOneForALineThatFits) {
  const auto found = parts("le chat dort .");
  ASSERT_EQ(found.size(), 1);
  EXPECT_EQ(found[0].text, "le chat dort .");
  EXPECT_EQ(found[0].encoded.ids.size(), 4);
  EXPECT_TRUE(found[0].translatable);
}

TEST_F(SourceParts, FitWithTheirEndMark) {
  EXPECT_EQ(parts("le chat dort .", 5).size(), 1);
  EXPECT_GT(parts("le chat dort .", 4).size(), 1);
  for (const SourcePart& part : parts("le chat dort , la gare est où . je mange bien !"))
    EXPECT_LT(part.encoded.ids.size(), 6);
}

TEST_F(SourceParts, AreNoneForABlankLine) {
  EXPECT_TRUE(parts("").empty());
  EXPECT_TRUE(parts(" \t\u00A0").empty());
}

TEST_F(SourceParts, AreNotTranslatableWithoutAWordThatTheModelKnows) {
  for (const std::string line :
       {"😀 🎉", "?!", "12:30", "日本", "Xyzzy plugh", "1 2 3 4 5 6 7 8 9"}) {
    const auto found = parts(line);
    ASSERT_EQ(found.size(), 1) << line;
    EXPECT_FALSE(found[0].translatable) << line;
    EXPECT_EQ(found[0].text, line);
  }
  EXPECT_TRUE(parts("Xyzzy dort")[0].translatable);
}

}  // namespace
}  // namespace regard
