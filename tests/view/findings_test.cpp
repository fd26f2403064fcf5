#include "regard/view/findings.h"

#include <gmock/gmock.h>

#include "view/looks.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using testing::gaze_of;
using ::testing::HasSubstr;
using testing::looks_at;
using ::testing::Not;

constexpr const char* source = "où est la gare ? </s>";
constexpr const char* target = "where is the station ? </s>";

std::vector<std::string> kinds(const Gaze& gaze) {
  std::vector<std::string> names;
  for (const Finding& finding : findings_of(gaze)) names.push_back(finding.kind);
  return names;
}

TEST(Findings, OfASoundSentenceAreItsSharpness) {
  const auto found = findings_of(gaze_of(source, target, looks_at({0, 1, 2, 3, 4, 5}, 6, 0.75F)));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].kind, "healthy");
  EXPECT_FLOAT_EQ(static_cast<float>(found[0].number), 0.75F);
  EXPECT_EQ(found[0].says,
            "Nothing looks wrong: a target word has 0.75 of its weight on one source word on "
            "average.");
  EXPECT_EQ(found[0].cause, "");
}

TEST(Findings, OfFewWordsSaySo) {
  const auto found = findings_of(gaze_of("oui </s>", "yes </s>", {{0.75F, 0.25F}, {0, 1}}));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].number, 0.75);  // without the end mark's row
  EXPECT_THAT(found[0].says, HasSubstr("But 1 target word cannot show much."));
  const auto silent = findings_of(gaze_of("oui </s>", "</s>", {{0.25F, 0.75F}}));
  ASSERT_EQ(silent.size(), 1u);
  EXPECT_EQ(silent[0].kind, "healthy");
  EXPECT_THAT(silent[0].says, HasSubstr("Nothing but the end mark is said"));
}

TEST(Findings, OfABlindModelSaySo) {
  Gaze gaze = gaze_of(source, target, {});
  gaze.parts.clear();
  ASSERT_EQ(findings_of(gaze).size(), 1u);
  EXPECT_EQ(findings_of(gaze)[0].kind, "blind");
  EXPECT_THAT(findings_of(gaze)[0].says, HasSubstr("no attention"));
  gaze.left_out = "weights of 500 x 500 pieces";
  EXPECT_THAT(findings_of(gaze)[0].says, Not(HasSubstr("no attention")));
  EXPECT_THAT(findings_of(gaze)[0].cause, HasSubstr("weights of 500 x 500 pieces"));
}

TEST(Findings, ACollapseHidesWhatFollowsFromIt) {
  EXPECT_THAT(kinds(gaze_of(source, target, looks_at({3, 3, 3, 3, 3, 5}, 6, 1))),
              ElementsAre("collapse"));
}

TEST(Findings, UniformRowsAreNoCollapse) {
  EXPECT_THAT(kinds(gaze_of(source, target, looks_at({3, 3, 3, 3, 3, 3}, 6, 0.2F))),
              ElementsAre("uniform"));
}

TEST(Findings, SeveralStandTogether) {
  // Nobody looks at "la gare", a phrase comes again, and a tenth of each row is on padding.
  auto rows = looks_at({0, 1, 4, 0, 1, 4, 5}, 6, 1);
  for (auto& row : rows)
    for (float& weight : row) weight *= 0.9F;
  EXPECT_THAT(kinds(gaze_of(source, "where is the where is the </s>", rows)),
              ElementsAre("padding", "skipped", "repeated"));
}

TEST(Findings, OneWordLookedAtTooOftenIsARepeat) {
  EXPECT_THAT(kinds(gaze_of("a b c d e </s>", "q r s t u v w x y z </s>",
                            looks_at({1, 1, 1, 1, 1, 1, 1, 0, 2, 3, 5}, 6, 1))),
              ElementsAre("repeated"));
}

TEST(Findings, ARepeatedPhraseExplainsTheManyLooks) {
  const auto found =
      findings_of(gaze_of("a b c d e f </s>", "x y x y x y x y s t u v w </s>",
                          looks_at({1, 1, 1, 1, 1, 1, 1, 1, 0, 2, 3, 4, 5, 6}, 7, 1)));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_THAT(found[0].says, HasSubstr("“x y” is said 4 times"));
}

TEST(Findings, ClampsAreTheFirstSuspects) {
  Gaze gaze = gaze_of(source, target, looks_at({3, 3, 3, 3, 3, 5}, 6, 1));
  const std::string cause = findings_of(gaze)[0].cause;
  gaze.clamps = {"3:2=1"};
  EXPECT_EQ(findings_of(gaze)[0].cause, "Perhaps what was clamped (3:2=1). If not: " + cause);
  Gaze sound = gaze_of(source, target, looks_at({0, 1, 2, 3, 4, 5}, 6, 0.75F));
  sound.clamps = {"3:2=1"};
  EXPECT_EQ(findings_of(sound)[0].cause, "");
}

// A sentence of 500 pieces that says one thing over and over: quick, and short to read.
TEST(Findings, OfALongSentenceStayShort) {
  std::string words, said;
  std::vector<size_t> places;
  for (size_t i = 0; i < 499; ++i) {
    words += "mot" + std::to_string(i) + " ";
    said += i % 2 ? "again " : "and ";
    places.push_back(i % 2);
  }
  places.push_back(499);
  for (const Finding& finding :
       findings_of(gaze_of(words + "</s>", said + "</s>", looks_at(places, 500, 0.9F))))
    EXPECT_LT(finding.says.size(), 400u) << finding.says;
}

}  // namespace
}  // namespace regard
