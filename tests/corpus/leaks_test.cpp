#include <gtest/gtest.h>

#include "corpus/testing.h"
#include "regard/corpus/split.h"

namespace regard {
namespace {

TEST(LeakKey, LeavesLettersAndDigits) {
  EXPECT_EQ(leak_key("I'm 42, am I?"), "im42ami");
  EXPECT_EQ(leak_key("  Go!\t"), "go");
  EXPECT_EQ(leak_key("C\u2019EST L\u2019\u00C9T\u00C9\u00A0!"), "cestl\u00E9t\u00E9");
  EXPECT_EQ(leak_key("\u00ABOui\u00BB\u2026"), "oui");
  EXPECT_EQ(leak_key("1 + 1 = 2 \u20AC \U0001F600"), "112");
}

TEST(LeakKey, OneKeyForEverySpelling) {
  EXPECT_EQ(leak_key("e\u0301te\u0301"), leak_key("\u00C9T\u00C9"));  // NFD
  EXPECT_EQ(leak_key("STRASSE"), leak_key("stra\u00DFe"));            // full case folding
  EXPECT_EQ(leak_key("\uFF27\uFF4F\uFF01"), leak_key("go"));          // full width
  EXPECT_EQ(leak_key("e\u200B\u00ADte"), leak_key("ete"));            // zero width, soft hyphen
  EXPECT_EQ(leak_key("e-\u0301"), leak_key("\u00E9"));                // what the dash set apart
  EXPECT_NE(leak_key("\u00E9t\u00E9"), leak_key("ete"));              // accents tell words apart
}

TEST(LeakKey, IsItsOwnSentenceWhenNothingIsLeft) {
  EXPECT_EQ(leak_key("?!"), "?!");
  EXPECT_NE(leak_key("?!"), leak_key("..."));
  EXPECT_EQ(leak_key("\U0001F600"), "\U0001F600");
  EXPECT_EQ(leak_key(""), "");
  EXPECT_EQ(leak_key("caf\xE9"), "caf\xE9");
}

// A key longer than its sentence: U+FDFA is one sign of 3 bytes, and 18 in compatibility form.
TEST(LeakKey, GrowsWhereItMust) { EXPECT_EQ(leak_key("\uFDFA").size(), 15u * 2); }

TEST(LeakKey, OfAKeyIsTheKey) {
  for (const ParallelCorpus& corpus : testing::real_corpora())
    for (const SentencePair& pair : corpus)
      for (const std::string& sentence : {pair.source, pair.target})
        ASSERT_EQ(leak_key(leak_key(sentence)), leak_key(sentence)) << sentence;
}

TEST(FindLeaks, CountsDistinctSentencesOfEachSide) {
  const ParallelCorpus known{
      {"Va !", "Go."}, {"Va.", "Hi."}, {"Salut !", "Hi."}, {"Merci !", "Thanks."}};
  const ParallelCorpus inspected{
      {"va", "Leave."}, {"Va.", "GO"}, {"Bonjour.", "Hi!"}, {"Oui.", "hi"}, {"Non.", "No."}};
  const LeakReport report = find_leaks(known, inspected);
  EXPECT_EQ(report.source_sentences, 4);
  EXPECT_EQ(report.leaked_sources, 1);
  EXPECT_EQ(report.target_sentences, 4);
  EXPECT_EQ(report.leaked_targets, 2);
  EXPECT_FALSE(report.clean());
}

TEST(FindLeaks, IsCleanAcrossSides) {
  const LeakReport report = find_leaks({{"Taxi", "Cab"}}, {{"Cab", "Taxi"}});
  EXPECT_TRUE(report.clean());
  EXPECT_TRUE(find_leaks({}, {}).clean());
}

TEST(FindLeaks, DescribesInOneLine) {
  EXPECT_EQ(describe({3232, 12, 3100, 40}, "valid.tsv", "train.tsv"),
            "valid.tsv: 12 of 3,232 source sentences (0.4 %) and 40 of 3,100 target sentences "
            "(1.3 %) also occur in train.tsv");
  EXPECT_EQ(describe({100000, 1, 0, 0}, "a", "b"),
            "a: 1 of 100,000 source sentences (below 0.1 %) and 0 of 0 target sentences (0.0 %) "
            "also occur in b");
}

}  // namespace
}  // namespace regard
