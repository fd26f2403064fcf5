#include "regard/corpus/pair_selector.h"

#include <gmock/gmock.h>

#include "corpus/testing.h"

namespace regard {
namespace {

using ::testing::ElementsAre;

const ParallelCorpus corpus{{"Je suis là.", "I am here."},
                            {"Je  suis\u00A0grand.", "I'm tall."},
                            {"Il est très très grand.", "He is very, very tall."},
                            {"J'ai faim !", "I am   hungry!"}};

/// Of the pairs taken. Throws Error if there are none.
std::vector<std::string> sources(const CorpusOptions& options, const TextOptions& text = {}) {
  PairSelector selector(options, text);
  std::vector<std::string> result;
  for (const auto& pair : corpus)
    if (selector.takes(pair)) result.push_back(pair.source);
  EXPECT_EQ(selector.seen(), std::ssize(corpus));
  EXPECT_EQ(selector.taken(), std::ssize(result));
  selector.check();
  return result;
}

TEST(PairSelector, KeepsAllAsTheyAreWithoutLimits) {
  EXPECT_THAT(sources({}),
              ElementsAre(corpus[0].source, corpus[1].source, corpus[2].source, corpus[3].source));
}

TEST(PairSelector, CountsNormalisedWords) {
  CorpusOptions options;
  options.max_source_words = 3;
  EXPECT_THAT(sources(options), ElementsAre(corpus[0].source, corpus[1].source, corpus[3].source));
  options.max_target_words = 2;
  EXPECT_THAT(sources(options), ElementsAre(corpus[1].source));
}

// The tutorial's filter: folding makes "I'm" two words and sets ".!?" apart as words of their own.
TEST(PairSelector, MeetsPrefixesAfterFolding) {
  CorpusOptions options;
  options.target_prefixes = {"i am ", "i m "};
  TextOptions folded;
  folded.ascii_fold = true;
  EXPECT_THAT(sources(options, folded),
              ElementsAre(corpus[0].source, corpus[1].source, corpus[3].source));
  options.target_prefixes = {"i am"};
  options.max_target_words = 3;
  EXPECT_THROW(sources(options, folded), Error);
  options.max_target_words = 4;
  EXPECT_THAT(sources(options, folded), ElementsAre(corpus[0].source, corpus[3].source));
}

TEST(PairSelector, SaysThatNothingFits) {
  CorpusOptions options;
  options.target_prefixes = {"She "};
  EXPECT_THAT(testing::error_of([&] { sources(options); }),
              ::testing::HasSubstr("none of 4 pairs fits"));
  EXPECT_NO_THROW(PairSelector(options, {}).check());  // of no pairs at all
}

}  // namespace
}  // namespace regard
