#include "regard/translation/translator.h"

#include <gtest/gtest.h>

#include <set>

#include "translation/tiny_bundle.h"

namespace regard {
namespace {

class Translators : public testing::Test {
 protected:
  std::vector<std::vector<Translation>> translate(const std::vector<std::string>& lines,
                                                  const SearchOptions& options = {}) const {
    return translator_.translate(lines, options);
  }
  std::shared_ptr<Bundle> bundle_ = tiny_bundle();
  Translator translator_{bundle_};
};

TEST_F(Translators, AnswerEveryLine) {
  std::string endless;
  while (endless.size() < 10000) endless += "le chat dort ";
  const std::vector<std::string> lines{"le chat dort .", "",       "   ",   "😀 !",
                                       "12:30",          "日本語", "Xyzzy", std::string(10000, 'a'),
                                       endless,          "où",     "a\tb"};
  const auto found = translate(lines);
  ASSERT_EQ(found.size(), lines.size());
  for (const size_t same : {1, 2, 3, 4, 5, 6, 7}) {
    ASSERT_EQ(found[same].size(), 1);
    EXPECT_EQ(found[same][0].text, lines[same]);
    EXPECT_TRUE(found[same][0].finished);
  }
  EXPECT_TRUE(found[1][0].segments.empty());
  EXPECT_FALSE(found[0][0].text.empty());
  EXPECT_FALSE(found[8][0].text.empty());
  EXPECT_TRUE(translate({}).empty());
}

TEST_F(Translators, GiveALineTheSameWhateverStandsBesideIt) {
  const std::vector<std::string> lines{"le chat dort .", "où est la gare ?", "je mange , tu bois",
                                       "elle dort ; il mange : bien !", "où ?"};
  const auto together = translate(lines, {.beam = 4, .batch_sentences = 3});
  for (size_t i = 0; i < lines.size(); ++i) {
    const auto alone = translate({lines[i]}, {.beam = 4});
    EXPECT_EQ(together[i][0].text, alone[0][0].text);
    EXPECT_NEAR(together[i][0].score, alone[0][0].score, 1e-4);
  }
}

TEST_F(Translators, SplitWhatIsTooLongAndJoinItAgain) {
  const std::string line = "le chat dort .  Où est la gare ? Je mange bien , tu bois , il dort .";
  const Translation found = translate({line})[0][0];
  ASSERT_EQ(found.segments.size(), 3);
  EXPECT_EQ(found.text, found.segments[0].target + "  " + found.segments[1].target + " " +
                            found.segments[2].target);
  for (const TranslatedSegment& segment : found.segments) {
    EXPECT_LE(segment.source_pieces.size(), 12);
    ASSERT_EQ(segment.attention.size(), segment.target_pieces.size());
    for (const auto& row : segment.attention) EXPECT_EQ(row.size(), segment.source_pieces.size());
  }
}

TEST_F(Translators, GiveDifferentTranslationsBestFirst) {
  const auto found = translate({"le chat dort ."}, {.beam = 6, .n_best = 4})[0];
  ASSERT_FALSE(found.empty());
  EXPECT_LE(found.size(), 4);
  std::set<std::string> texts;
  for (const Translation& translation : found) texts.insert(translation.text);
  EXPECT_EQ(texts.size(), found.size());
  EXPECT_GT(found.size(), 1);
  EXPECT_EQ(found[0].text, translate({"le chat dort ."}, {.beam = 6})[0][0].text);
}

TEST_F(Translators, StopAtTheLengthLimit) {
  const auto found = translate({"où est la gare ?"}, {.beam = 1, .max_output_length = 1})[0][0];
  EXPECT_EQ(found.segments[0].target_pieces.size(), 1);
  EXPECT_FALSE(found.finished);
}

TEST_F(Translators, LeaveTheModelInItsMode) {
  const std::vector<std::string> lines{"le chat dort .", "où est la gare ?"};
  const auto before = translate(lines);
  EXPECT_FALSE(bundle_->model->is_training());
  bundle_->model->train();
  const auto during = translate(lines);
  EXPECT_TRUE(bundle_->model->is_training());
  EXPECT_TRUE(bundle_->model->decoder().is_training());
  for (size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(before[i][0].text, during[i][0].text);
}

TEST_F(Translators, HaveAShortWayForOneLine) {
  EXPECT_EQ(translator_.translate("où est la gare ?"),
            translate({"où est la gare ?"}, translator_.search_options())[0][0].text);
  EXPECT_EQ(translator_.translate(""), "");
}

}  // namespace
}  // namespace regard
