#include "base/gzip_file.h"

#include <gtest/gtest.h>

#include <array>

#include "base/gzip.h"
#include "base/scratch.h"

namespace regard {
namespace {

using testing::gzip;
using testing::Scratch;

TEST(GzipFile, ReadsInPieces) {
  const Scratch scratch;
  GzipFile file(scratch.put("a", gzip("abcdefg")));
  std::array<char, 4> buffer;
  EXPECT_EQ(file.read(buffer), 4u);
  EXPECT_EQ(file.read(buffer), 3u);
  EXPECT_EQ(std::string(buffer.data(), 3), "efg");
  EXPECT_EQ(file.read(buffer), 0u);
  EXPECT_EQ(file.read(buffer), 0u);
}

/// Whether reading `packed` to its end tells of damage.
bool is_damaged(const std::string& packed) {
  const Scratch scratch;
  GzipFile file(scratch.put("a", packed));
  std::array<char, 64> buffer;
  std::optional<size_t> count;
  while ((count = file.read(buffer)) && *count > 0) {
  }
  return !count;
}

TEST(GzipFile, FindsEveryCut) {
  const std::string whole = gzip("A sentence that is packed, and then cut off somewhere.\n");
  EXPECT_FALSE(is_damaged(whole));
  // One byte alone is not yet gzip's mark, and so it is text.
  for (size_t size = 2; size < whole.size(); ++size)
    EXPECT_TRUE(is_damaged(whole.substr(0, size))) << size;
}

TEST(GzipFile, FindsAWrongChecksum) {
  std::string packed = gzip("text");
  packed[packed.size() - 8] ^= 1;
  EXPECT_TRUE(is_damaged(packed));
}

TEST(GzipFile, WordsTheProblem) {
  const Scratch scratch;
  std::string packed = gzip("text");
  packed[packed.size() - 8] ^= 1;
  GzipFile file(scratch.put("a", packed));
  std::array<char, 64> buffer;
  EXPECT_EQ(file.read(buffer), std::nullopt);
  EXPECT_EQ(file.problem(), "damaged gzip data; fetch or pack the file again");
}

TEST(GzipFile, WordsTheSystemsProblem) {
  // The process's memory at address 0 opens, but reading it fails.
  GzipFile file("/proc/self/mem");
  std::array<char, 64> buffer;
  EXPECT_EQ(file.read(buffer), std::nullopt);
  EXPECT_EQ(file.problem(), "Input/output error");
}

}  // namespace
}  // namespace regard
