#include "regard/corpus/pair_shards.h"

#include <gmock/gmock.h>

#include <map>

#include "base/scratch.h"
#include "regard/base/random.h"

namespace regard {
namespace {

namespace fs = std::filesystem;
using testing::error_of;
using ::testing::HasSubstr;
using testing::Scratch;
using testing::slurp;

std::vector<EncodedPair> random_pairs(size_t count) {
  Random random(3);
  std::vector<EncodedPair> pairs(count);
  for (EncodedPair& pair : pairs) {
    for (auto* ids : {&pair.source, &pair.target})
      for (uint64_t i = random.below(4); i > 0; --i)
        ids->push_back(static_cast<int32_t>(random.below(1'000'000)));
  }
  return pairs;
}

void write(const std::vector<EncodedPair>& pairs, const fs::path& folder) {
  ShardWriter writer(folder);
  for (const EncodedPair& pair : pairs) writer.add(pair.source, pair.target);
  EXPECT_EQ(writer.pairs(), pairs.size());
  writer.finish();
  EXPECT_EQ(writer.pairs(), pairs.size());
}

void expect_equal(const EncodedPairs& pairs, const std::vector<EncodedPair>& expected) {
  ASSERT_EQ(pairs.size(), expected.size());
  for (size_t i = 0; i < expected.size(); ++i) {
    ASSERT_TRUE(std::ranges::equal(pairs.source(i), expected[i].source)) << i;
    ASSERT_TRUE(std::ranges::equal(pairs.target(i), expected[i].target)) << i;
  }
}

TEST(PairShards, ComeBackAsTheyWere) {
  constexpr size_t block = EncodedPairs::block_pairs;
  const std::vector<EncodedPair> all = random_pairs(2 * block + 1);
  for (const auto& [count, files] :
       std::map<size_t, std::ptrdiff_t>{{1, 1}, {block - 1, 1}, {block, 1}, {2 * block + 1, 3}}) {
    const Scratch scratch;
    const std::vector<EncodedPair> some(all.begin(), all.begin() + static_cast<ptrdiff_t>(count));
    write(some, scratch.path());
    EXPECT_EQ(testing::count_entries(scratch.path()), files) << count;
    const EncodedPairs pairs = open_shards(scratch.path(), count);
    expect_equal(pairs, some);
    pairs.release();
    expect_equal(pairs, some);
  }
}

/// By the format in the header's comment, written by hand.
TEST(PairShards, HaveTheFormatThatIsDescribed) {
  const Scratch scratch;
  write({{{5, 6}, {7}}}, scratch.path());
  const std::string expected(
      "regardP\x01"
      "\x04\x03\x02\x01\0\0\0\0"
      "\x01\0\0\0\0\0\0\0"
      "\x03\0\0\0\0\0\0\0"
      "\0\0\0\0\x02\0\0\0\x03\0\0\0"
      "\x05\0\0\0\x06\0\0\0\x07\0\0\0",
      32 + 6 * 4);
  EXPECT_EQ(slurp(scratch / "pairs-00000.bin"), expected);
}

class DamagedShards : public ::testing::Test {
 protected:
  DamagedShards() {
    write({{{5, 6}, {7}}, {{8}, {9}}}, scratch_.path());
    whole_ = slurp(path_);
  }

  std::string failure(size_t pairs = 2) const {
    return error_of([&] { open_shards(scratch_.path(), pairs); });
  }
  std::string failure_with(size_t place, char byte) const {
    std::string changed = whole_;
    changed.at(place) = byte;
    scratch_.put("pairs-00000.bin", changed);
    return failure();
  }

  Scratch scratch_;
  std::string path_ = (scratch_ / "pairs-00000.bin").string();
  std::string whole_;
};

TEST_F(DamagedShards, CutOffAnywhere) {
  EXPECT_EQ(failure(), "no error");
  for (size_t size = 0; size < whole_.size(); ++size) {
    scratch_.put("pairs-00000.bin", whole_.substr(0, size));
    EXPECT_THAT(failure(), HasSubstr(path_)) << size;
  }
  scratch_.put("pairs-00000.bin", whole_ + '\0');
  EXPECT_THAT(failure(), HasSubstr("cut off or damaged"));
}

TEST_F(DamagedShards, OfAnotherKind) {
  EXPECT_THAT(failure_with(0, 'R'), HasSubstr(path_ + ": it holds no training pairs"));
  EXPECT_THAT(failure_with(7, 2), HasSubstr(path_ + ": it is of version 2, not 1"));
  EXPECT_THAT(failure_with(8, 1), HasSubstr("another byte order"));
}

TEST_F(DamagedShards, WithNumbersThatCannotBe) {
  for (size_t place = 16; place < 32; ++place)  // of pairs and ids
    EXPECT_THAT(failure_with(place, '\x7F'), HasSubstr("cut off or damaged")) << place;
  for (size_t end = 0; end < 5; ++end)
    EXPECT_THAT(failure_with(32 + 4 * end + 1, '\x7F'), HasSubstr("do not follow one another"));
}

TEST_F(DamagedShards, WithOtherNumbersOfPairs) {
  EXPECT_THAT(failure(1), HasSubstr(path_ + ": it holds 2 pairs, not 1"));
  EXPECT_THAT(failure(3), HasSubstr("it holds 2 pairs, not 3"));
  fs::remove(path_);
  EXPECT_THAT(failure(), HasSubstr("cannot read " + path_));
}

TEST(ShardWriter, SaysWhereItCannotWrite) {
  const Scratch scratch;
  const auto file = scratch.put("a", "");
  for (const fs::path& folder : {scratch / "absent", file}) {
    ShardWriter writer(folder);
    const int32_t ids[] = {1};
    writer.add(ids, ids);
    EXPECT_THAT(error_of([&] { writer.finish(); }),
                HasSubstr("cannot write " + (folder / "pairs-00000.bin").string()));
  }
}

}  // namespace
}  // namespace regard
