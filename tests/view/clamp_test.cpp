#include "regard/view/clamp.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "regard/base/error.h"

namespace regard {
namespace {

using ::testing::HasSubstr;

std::string complaint(const std::string& text) {
  try {
    parse_clamps(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(Clamp, IsReadFromASentenceOfSettings) {
  const auto clamps = parse_clamps("step=3, word=gare ,weight=0.25");
  ASSERT_EQ(clamps.size(), 1u);
  EXPECT_EQ(clamps[0].first_step, 3);
  EXPECT_EQ(clamps[0].last_step, 3);
  EXPECT_EQ(clamps[0].word, "gare");
  EXPECT_EQ(clamps[0].weight, 0.25);
  EXPECT_EQ(clamps[0].part, AttentionPart::cross);
  EXPECT_FALSE(clamps[0].layer || clamps[0].head || clamps[0].freeze || clamps[0].bandwidth);
}

TEST(Clamp, StepsAreOneOrSeveralOrAllThatFollow) {
  const auto steps = [](const char* text) {
    const Clamp clamp = parse_clamps(text)[0];
    return std::pair(clamp.first_step, clamp.last_step);
  };
  EXPECT_EQ(steps("at=1,weight=0"), std::pair(int64_t{1}, Clamp::last));
  EXPECT_EQ(steps("step=2-4,at=1,weight=0"), std::pair(int64_t{2}, int64_t{4}));
  EXPECT_EQ(steps("step=2-,at=1,weight=0"), std::pair(int64_t{2}, Clamp::last));
}

TEST(Clamp, AFreezeLastsToTheEndOrToTheEndOfItsSteps) {
  const auto last = [](const char* text) { return parse_clamps(text)[0].last_step; };
  EXPECT_EQ(last("step=4,freeze"), Clamp::last);
  EXPECT_EQ(last("freeze,step=4"), Clamp::last);
  EXPECT_EQ(last("step=4-,freeze"), Clamp::last);
  EXPECT_EQ(last("freeze"), Clamp::last);
  EXPECT_EQ(last("step=4-6,freeze"), 6);
}

TEST(Clamp, KnowsItsTextAndWhetherItSetsWeights) {
  const auto clamps = parse_clamps("step=4,freeze ; at=2, weight=0;bandwidth=2");
  EXPECT_EQ(clamps[0].text, "step=4,freeze");
  EXPECT_EQ(clamps[1].text, "at=2, weight=0");
  EXPECT_TRUE(clamps[0].sets_weights() && clamps[1].sets_weights());
  EXPECT_FALSE(clamps[2].sets_weights());
}

TEST(Clamp, SeveralStandWithSemicolonsBetween) {
  const auto clamps = parse_clamps("step=4,freeze; head=2,layer=3,part=encoder,bandwidth=0.5");
  ASSERT_EQ(clamps.size(), 2u);
  EXPECT_TRUE(clamps[0].freeze);
  EXPECT_EQ(clamps[1].head, 2);
  EXPECT_EQ(clamps[1].layer, 3);
  EXPECT_EQ(clamps[1].part, AttentionPart::encoder);
  EXPECT_EQ(clamps[1].bandwidth, 0.5);
}

TEST(Clamp, SaysWhatIsWrongAndWhatIsPossible) {
  const std::pair<const char*, const char*> cases[] = {
      {"", "does not understand ''"},
      {"wieght=0,at=1", "did you mean 'weight'?"},
      {"word=,weight=0", "word needs a value: word=..."},
      {"step,at=1,weight=0", "step needs a value: step=..."},
      {"step=1,at=2,step=3,weight=0", "'step=1,at=2,step=3,weight=0': step is given twice"},
      {"at=1,at=1,weight=0", "at is given twice"},
      {"freeze,step=2,freeze", "freeze is given twice"},
      {"step=4-4,freeze", "nothing is left to freeze"},
      {"at=1,weight=2", "weight must be a number from 0 to 1, not '2'"},
      {"at=1,weight=nan", "weight must be a number from 0 to 1, not 'nan'"},
      {"at=0,weight=1", "at must be a whole number from 1, not '0'"},
      {"step=x,at=1,weight=1", "step must be a whole number from 1, not 'x'"},
      {"step=4-2,at=1,weight=1", "step=4-2 ends before it begins"},
      {"part=middle,at=1,weight=1", "part must be encoder, decoder or cross, not 'middle'"},
      {"bandwidth=0", "bandwidth must be a number from"},
      {"step=1", "needs one of weight=W, freeze and bandwidth=H"},
      {"at=1,weight=0,freeze", "needs one of weight=W, freeze and bandwidth=H"},
      {"weight=0", "whose weight?"},
      {"word=a,at=2,weight=0", "give word or at, not both"},
      {"at=2,bandwidth=1", "leave out word and at"},
      {"part=decoder,word=a,weight=0", "looks at the target: give at=PIECE"},
      {"freeze=3", "freeze takes no value"},
      {"part=decoder,step=2,freeze", "grows by a piece at each step"},
      {"part=decoder,step=2,at=3,freeze", "up to step 2"},
  };
  for (const auto& [text, problem] : cases) {
    EXPECT_THAT(complaint(text), HasSubstr(problem)) << text;
    EXPECT_THAT(complaint(text), HasSubstr("--clamp")) << text;
  }
}

}  // namespace
}  // namespace regard
