#include "regard/corpus/pair_text.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <set>

#include "corpus/testing.h"

namespace regard {
namespace {

using ::testing::HasSubstr;

TEST(PairText, OfACorpusIsReadAsOftenAsWanted) {
  const PairText text = pair_text({{"un", "one"}, {"deux", "two"}});
  const PairStream first = text.open();
  SentencePair pair;
  ASSERT_TRUE(first(pair));
  EXPECT_EQ(pair.source, "un");
  const PairStream second = text.open();  // while the first is under way
  ASSERT_TRUE(second(pair));
  EXPECT_EQ(pair.source, "un");
  ASSERT_TRUE(first(pair));
  EXPECT_EQ(pair.target, "two");
  EXPECT_FALSE(first(pair));
  EXPECT_FALSE(first(pair));
}

TEST(PairText, TheStampTellsCorporaApart) {
  const ParallelCorpus corpora[] = {{},
                                    {{"a", "b"}},
                                    {{"b", "a"}},
                                    {{"ab", ""}},
                                    {{"", "ab"}},
                                    {{"a", "b"}, {"a", "b"}},
                                    {{"a", "b"}, {"c", "d"}},
                                    {{"c", "d"}, {"a", "b"}}};
  std::set<std::string> stamps;
  for (const ParallelCorpus& corpus : corpora) {
    EXPECT_EQ(pair_text(corpus).stamp, pair_text(corpus).stamp);
    stamps.insert(pair_text(corpus).stamp);
  }
  EXPECT_EQ(stamps.size(), std::size(corpora));
}

TEST(FileStamp, ChangesWithNameSizeAndTime) {
  const testing::Folder folder;
  const std::string one = folder.file("a", "text"), other = folder.file("b", "text");
  const auto time = std::filesystem::last_write_time(one);
  std::filesystem::last_write_time(other, time);
  const std::string stamp = file_stamp(one);
  EXPECT_THAT(stamp, HasSubstr(one + ", 4 bytes"));
  EXPECT_EQ(file_stamp(one), stamp);
  EXPECT_NE(file_stamp(other), stamp);
  EXPECT_THAT(file_stamp(one + "," + other), HasSubstr(file_stamp(other)));
  folder.file("a", "longer text");
  std::filesystem::last_write_time(one, time);
  EXPECT_NE(file_stamp(one), stamp);
  folder.file("a", "test");
  std::filesystem::last_write_time(one, time + std::chrono::nanoseconds(100));
  EXPECT_NE(file_stamp(one), stamp);
  std::filesystem::last_write_time(one, time);
  EXPECT_EQ(file_stamp(one), stamp);
}

TEST(FileStamp, IsEmptyWhereAFileIsNotThere) {
  const testing::Folder folder;
  const std::string here = folder.file("a", "text");
  EXPECT_EQ(file_stamp(folder.path("absent")), "");
  EXPECT_EQ(file_stamp(here + "," + folder.path("absent")), "");
}

TEST(CanBeReadAgain, IsTrueOfFilesAndNotOfPipes) {
  const testing::Folder folder;
  const std::string file = folder.file("a", "text"), pipe = folder.path("pipe");
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_TRUE(can_be_read_again(file));
  EXPECT_TRUE(can_be_read_again(folder.path("absent")));  // which whoever reads it will say
  EXPECT_FALSE(can_be_read_again(pipe));
  EXPECT_FALSE(can_be_read_again(file + "," + pipe));
}

}  // namespace
}  // namespace regard
