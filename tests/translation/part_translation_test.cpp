#include "regard/translation/part_translation.h"

#include <gtest/gtest.h>

#include "regard/text/vocabulary.h"
#include "translation/tiny_bundle.h"

namespace regard {
namespace {

class PartTranslations : public testing::Test {
 protected:
  int64_t target_id(const std::string& word) const {
    return bundle_->codecs.target.encode(word).ids.at(0);
  }
  // "le Xyzzy dort" as "the <unk> sleeps", which looked at the words in order.
  Hypothesis hypothesis() const {
    return {.ids = {target_id("the"), special::unk, target_id("sleeps")},
            .log_probability = -4,
            .score = -1,
            .finished = true,
            .attention = {{0.7F, 0.1F, 0.1F, 0.1F},
                          {0.1F, 0.3F, 0.1F, 0.5F},
                          {0.1F, 0.1F, 0.7F, 0.1F},
                          {0.1F, 0.1F, 0.1F, 0.7F}}};
  }
  std::shared_ptr<Bundle> bundle_ = tiny_bundle();
  SourcePart part_ = parts_of("le Xyzzy dort", bundle_->codecs.source, 12).at(0);
};

TEST_F(PartTranslations, CopyUnknownWordsFromWhereAttentionLooked) {
  const auto made = make_translation(part_, hypothesis(), bundle_->codecs, {});
  EXPECT_EQ(made.segment.target, "the Xyzzy sleeps");
  EXPECT_EQ(made.segment.source_pieces, (std::vector<std::string>{"le", "Xyzzy", "dort", "</s>"}));
  EXPECT_EQ(made.segment.target_pieces,
            (std::vector<std::string>{"the", "Xyzzy", "sleeps", "</s>"}));
  ASSERT_EQ(made.segment.copied.size(), 1);
  EXPECT_EQ(made.segment.copied[0].text, "Xyzzy");
  EXPECT_EQ(made.segment.copied[0].target_position, 1);
  // The end mark weighs more, but it is no word.
  EXPECT_EQ(made.segment.copied[0].source_position, 1);
  EXPECT_EQ(made.tokens, 4);
  EXPECT_EQ(made.segment.attention.size(), 4);
}

TEST_F(PartTranslations, DoNotCopyUnasked) {
  const auto made = make_translation(part_, hypothesis(), bundle_->codecs, {.copy_unknown = false});
  EXPECT_TRUE(made.segment.copied.empty());
  EXPECT_EQ(made.segment.target.find("Xyzzy"), std::string::npos);
}

TEST_F(PartTranslations, DoNotCopyWithoutAttention) {
  Hypothesis blind = hypothesis();
  blind.attention.clear();
  EXPECT_TRUE(make_translation(part_, blind, bundle_->codecs, {}).segment.copied.empty());
}

TEST_F(PartTranslations, ThatWereCutHaveNoEndMark) {
  Hypothesis cut = hypothesis();
  cut.finished = false;
  cut.attention.pop_back();
  const auto made = make_translation(part_, cut, bundle_->codecs, {});
  EXPECT_EQ(made.segment.target_pieces.size(), 3);
  EXPECT_FALSE(made.finished);
}

TEST_F(PartTranslations, HaveDifferentTexts) {
  Hypothesis other = hypothesis();
  other.ids[0] = target_id("she");
  const std::vector<Hypothesis> found{hypothesis(), hypothesis(), other, other};
  EXPECT_EQ(make_translations(part_, found, bundle_->codecs, {.n_best = 1}).size(), 1);
  const auto made = make_translations(part_, found, bundle_->codecs, {.n_best = 4});
  ASSERT_EQ(made.size(), 2);
  EXPECT_EQ(made[1].segment.target, "she Xyzzy sleeps");
}

TEST_F(PartTranslations, CopyThroughWhatNoModelCanTranslate) {
  const SourcePart part = parts_of(" 😀  ? ", bundle_->codecs.source, 12).at(0);
  const auto made = copy_through(part, bundle_->codecs);
  EXPECT_EQ(made.segment.target, " 😀  ? ");
  ASSERT_EQ(made.segment.copied.size(), 1);
  EXPECT_EQ(made.segment.copied[0].text, "😀");
  EXPECT_EQ(made.tokens, 0);
}

TEST_F(PartTranslations, JoinRankByRank) {
  const auto choice = [](const std::string& text, double score, int64_t tokens, bool finished) {
    PartTranslation made;
    made.segment.target = text;
    made.score = score;
    made.tokens = tokens;
    made.finished = finished;
    return made;
  };
  const std::vector<SourcePart> parts{{.text = "a", .separator = "  ", .encoded = {}},
                                      {.text = "b", .separator = " ", .encoded = {}}};
  const std::vector<std::vector<PartTranslation>> translations{
      {choice("A", -1, 1, true), choice("AA", -2, 2, false)}, {choice("B", -3, 3, true)}};
  const auto both = join_parts(parts, translations, 5);
  ASSERT_EQ(both.size(), 2);
  EXPECT_EQ(both[0].text, "A  B");
  EXPECT_EQ(both[1].text, "AA  B");
  EXPECT_DOUBLE_EQ(both[0].score, (-1.0 * 1 - 3 * 3) / 4);
  EXPECT_DOUBLE_EQ(both[1].score, (-2.0 * 2 - 3 * 3) / 5);
  EXPECT_TRUE(both[0].finished);
  EXPECT_FALSE(both[1].finished);
  EXPECT_EQ(join_parts(parts, translations, 1).size(), 1);
}

}  // namespace
}  // namespace regard
