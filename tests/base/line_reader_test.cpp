#include "regard/base/line_reader.h"

#include <gtest/gtest.h>

#include <vector>

#include "base/gzip.h"
#include "base/scratch.h"

namespace regard {
namespace {

using std::string_literals::operator""s;
using testing::error_of;
using testing::gzip;
using testing::Scratch;

std::vector<std::string> lines_of(const std::filesystem::path& path) {
  LineReader reader(path);
  std::vector<std::string> lines;
  for (std::string line; reader.next(line);) {
    lines.push_back(line);
    EXPECT_EQ(reader.line_number(), static_cast<int64_t>(lines.size()));
    EXPECT_FALSE(reader.line_too_long());
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(LineReader, TakesLineEndsOff) {
  const Scratch scratch;
  EXPECT_EQ(lines_of(scratch.put("a", "one\ntwo\r\n\n\r\nfive\n")),
            (Lines{"one", "two", "", "", "five"}));
}

TEST(LineReader, ReadsALastLineWithoutEnd) {
  const Scratch scratch;
  EXPECT_EQ(lines_of(scratch.put("a", "one\ntwo")), (Lines{"one", "two"}));
  EXPECT_EQ(lines_of(scratch.put("b", "one\ntwo\r")), (Lines{"one", "two\r"}));
}

TEST(LineReader, ReadsEmptyFiles) {
  const Scratch scratch;
  EXPECT_EQ(lines_of(scratch.put("a", "")), Lines{});
  EXPECT_EQ(lines_of(scratch.put("b", "\n")), Lines{""});
  EXPECT_EQ(lines_of(scratch.put("c", "\xEF\xBB\xBF")), Lines{});
}

TEST(LineReader, TakesAByteOrderMarkOffTheFirstLineOnly) {
  const Scratch scratch;
  EXPECT_EQ(lines_of(scratch.put("a", "\xEF\xBB\xBFone\n\xEF\xBB\xBFtwo\n")),
            (Lines{"one", "\xEF\xBB\xBFtwo"}));
}

TEST(LineReader, KeepsEveryOtherByte) {
  const Scratch scratch;
  EXPECT_EQ(lines_of(scratch.put("a", "a\0b\rc\x85\xFF\n"s)), Lines{"a\0b\rc\x85\xFF"s});
}

TEST(LineReader, ReadsLinesAcrossItsBuffer) {
  const Scratch scratch;
  Lines expected;
  std::string text;
  for (size_t i = 0; i < 30000; ++i) {
    expected.push_back(std::to_string(i) + std::string(i % 67, 'x'));
    text += expected.back() + (i % 2 ? "\r\n" : "\n");
  }
  EXPECT_EQ(lines_of(scratch.put("a", text)), expected);
  EXPECT_EQ(lines_of(scratch.put("a.gz", gzip(text))), expected);
}

TEST(LineReader, ReadsGzipWhateverItsNameAndPlainTextCalledGzip) {
  const Scratch scratch;
  EXPECT_EQ(lines_of(scratch.put("a.tsv", gzip("\xEF\xBB\xBFone\r\ntwo\n"))),
            (Lines{"one", "two"}));
  EXPECT_EQ(lines_of(scratch.put("b.gz", "plain\n")), Lines{"plain"});
  EXPECT_EQ(lines_of(scratch.put("c", gzip("one\n") + gzip("two\n"))), (Lines{"one", "two"}));
}

struct Limit {
  std::string text;
  bool too_long;
};

void expect_limited(const std::string& content, const std::vector<Limit>& expected) {
  const Scratch scratch;
  LineReader reader(scratch.put("a", content), 4);
  std::string line;
  for (const Limit& limit : expected) {
    ASSERT_TRUE(reader.next(line));
    EXPECT_EQ(line, limit.text);
    EXPECT_EQ(reader.line_too_long(), limit.too_long) << line;
  }
  EXPECT_FALSE(reader.next(line));
}

TEST(LineReader, CutsLongLines) {
  expect_limited("1234\n12345\n123\n", {{"1234", false}, {"1234", true}, {"123", false}});
  expect_limited("1234\r\n12345\r\n1234\r1\n", {{"1234", false}, {"1234", true}, {"1234", true}});
  expect_limited("12345", {{"1234", true}});
  expect_limited("1234\r", {{"1234", true}});
  expect_limited(
      "\xEF\xBB\xBF"
      "1234",
      {{"1234", false}});
}

TEST(LineReader, KeepsAGiantLineOutOfMemory) {
  const Scratch scratch;
  LineReader reader(scratch.put("a", std::string(3'000'000, 'x') + "\nnext\n"), 1000);
  std::string line;
  ASSERT_TRUE(reader.next(line));
  EXPECT_EQ(line, std::string(1000, 'x'));
  EXPECT_LT(line.capacity(), 10'000u);
  EXPECT_TRUE(reader.line_too_long());
  ASSERT_TRUE(reader.next(line));
  EXPECT_EQ(line, "next");
  EXPECT_EQ(reader.line_number(), 2);
}

TEST(LineReader, NamesFileAndLineOfDamage) {
  const Scratch scratch;
  const std::string whole = gzip("one\ntwo\n");
  const auto path = scratch.put("a.gz", whole.substr(0, whole.size() - 9));
  LineReader reader(path);
  std::string line;
  const std::string message = error_of([&] {
    while (reader.next(line)) {
    }
  });
  EXPECT_EQ(message, path.string() + ":" + std::to_string(reader.line_number() + 1) +
                         ": damaged gzip data; fetch or pack the file again");
}

TEST(LineReader, RefusesWhatItCannotOpen) {
  const Scratch scratch;
  const std::string missing = (scratch / "missing").string();
  EXPECT_EQ(error_of([&] { LineReader reader(missing); }),
            "cannot read " + missing + ": No such file or directory");
  EXPECT_EQ(error_of([&] { LineReader reader(scratch.path()); }),
            "cannot read " + scratch.path().string() + ": it is a folder");
}

TEST(LineReader, CanBeMoved) {
  const Scratch scratch;
  LineReader first(scratch.put("a", "one\ntwo\n"));
  std::string line;
  ASSERT_TRUE(first.next(line));
  LineReader second = std::move(first);
  ASSERT_TRUE(second.next(line));
  EXPECT_EQ(line, "two");
  EXPECT_EQ(second.path(), scratch / "a");
}

}  // namespace
}  // namespace regard
