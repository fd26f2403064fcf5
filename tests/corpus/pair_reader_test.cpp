#include "regard/corpus/pair_reader.h"

#include <gmock/gmock.h>

#include "corpus/testing.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// What its lines come to is tried in parallel_corpus_test.cpp, over `load_parallel`.
TEST(PairReader, GivesOnePairAtATimeAndCountsAsItGoes) {
  const testing::Folder folder;
  PairReader reader(folder.file("a.tsv", "Go.\tVa !\nlone\nHi.\tSalut !\n"), CorpusOptions{});
  SentencePair pair;
  ASSERT_TRUE(reader.next(pair));
  EXPECT_EQ(pair.source, "Va !");
  EXPECT_EQ(reader.report().lines, 1);
  ASSERT_TRUE(reader.next(pair));
  EXPECT_EQ(pair.target, "Hi.");
  EXPECT_EQ(reader.report().lines, 3);
  EXPECT_EQ(reader.report().skipped(), 1);
  EXPECT_FALSE(reader.next(pair));
  EXPECT_FALSE(reader.next(pair));
  EXPECT_EQ(reader.report().pairs, 2);
}

TEST(PairReader, ComplainsOfNoPairOnlyAtTheEnd) {
  const testing::Folder folder;
  PairReader reader(folder.file("a.tsv", "alone\n"), CorpusOptions{});
  SentencePair pair;
  EXPECT_THAT(testing::error_of([&] { reader.next(pair); }), HasSubstr("no sentence pair in"));
}

TEST(PairPaths, AreOneOrTwo) {
  const testing::Folder folder;
  EXPECT_THAT(pair_paths("a.tsv"), ElementsAre("a.tsv"));
  EXPECT_THAT(pair_paths("a.fr,a.en"), ElementsAre("a.fr", "a.en"));
  const std::string with_comma = folder.file("a,b", "x");
  EXPECT_THAT(pair_paths(with_comma), ElementsAre(with_comma));
  for (const char* files : {"a,b,c", ",b", "a,"}) EXPECT_THROW(pair_paths(files), Error);
}

}  // namespace
}  // namespace regard
