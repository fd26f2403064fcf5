#include "regard/corpus/parallel_corpus.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corpus/testing.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using testing::error_of;
using testing::Folder;
using ::testing::HasSubstr;
using ::testing::StartsWith;

struct Loaded {
  std::vector<std::string> pairs;  // "source|target"
  LoadReport report;
};

Loaded load(const std::string& files, const CorpusOptions& options = {}) {
  Loaded loaded;
  for (const auto& pair : load_parallel(files, options, loaded.report))
    loaded.pairs.push_back(pair.source + "|" + pair.target);
  return loaded;
}

std::string load_error(const std::string& files, const CorpusOptions& options = {}) {
  return error_of([&] { load(files, options); });
}

template <size_t N>
std::string bytes(const char (&text)[N]) {
  return {text, N - 1};
}

TEST(ParallelCorpus, ReadsATsvWithTheTargetFirst) {
  const Folder folder;
  const auto [pairs, report] = load(folder.file("a.tsv", "Go.\tVa !\nHi.\tSalut !\n"));
  EXPECT_THAT(pairs, ElementsAre("Va !|Go.", "Salut !|Hi."));
  EXPECT_EQ(report.lines, 2);
  EXPECT_EQ(report.pairs, 2);
  EXPECT_EQ(report.skipped(), 0);
  EXPECT_EQ(report.summary(), folder.path("a.tsv") + ": 2 pairs in 2 lines");
}

TEST(ParallelCorpus, ReadsOtherColumns) {
  const Folder folder;
  CorpusOptions options;
  options.source_column = 1;
  options.target_column = 3;
  const auto [pairs, report] = load(folder.file("a.tsv", "un\tx\tone\n"), options);
  EXPECT_THAT(pairs, ElementsAre("un|one"));
  options.target_column = 1;
  EXPECT_THAT(load_error(folder.path("a.tsv"), options), HasSubstr("must differ"));
}

// Written by gzip(1).
TEST(ParallelCorpus, ReadsGzip) {
  const Folder folder;
  const std::string packed = bytes(
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x73\xcf\xd7\xe3\x0c\x4b\x54\x50\xe4\xe5\xf2\xc8\xd4"
      "\xe3\x0c\x4e\xcc\x29\x2d\x51\x50\xe4\x02\x00\xa0\x3b\x87\xd8\x16\x00\x00\x00");
  EXPECT_THAT(load(folder.file("a.tsv.gz", packed)).pairs, ElementsAre("Va !|Go.", "Salut !|Hi."));
  EXPECT_THAT(load_error(folder.file("cut.tsv.gz", packed.substr(0, packed.size() - 12))),
              HasSubstr("cut.tsv.gz"));
}

TEST(ParallelCorpus, ReadsAlignedFilesOneOfThemGzip) {
  const Folder folder;
  const std::string source = folder.file(
      "a.fr.gz", bytes("\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x0b\x4b\x54\x50\xe4\x0a\x4e\xcc"
                       "\x29\x2d\x01\xd2\x00\xd2\x7d\xf7\xae\x0d\x00\x00\x00"));
  const std::string target = folder.file("a.en", "Go.\nHi.\n");
  EXPECT_THAT(load(source + "," + target).pairs, ElementsAre("Va !|Go.", "Salut !|Hi."));
}

TEST(ParallelCorpus, TakesOffLineEndsAndByteOrderMark) {
  const Folder folder;
  const auto [pairs, report] =
      load(folder.file("a.tsv", "\xEF\xBB\xBFGo.\tVa !\r\nHi.\tSalut !\r\nRun!\tCours !"));
  EXPECT_THAT(pairs, ElementsAre("Va !|Go.", "Salut !|Hi.", "Cours !|Run!"));
  EXPECT_EQ(report.skipped(), 0);
}

TEST(ParallelCorpus, CountsEveryLineOnce) {
  const Folder folder;
  const std::string path = folder.file("a.tsv", bytes("Go.\tVa !\n"             // 1
                                                      "\n"                      // 2 blank
                                                      " \t \n"                  // 3 blank
                                                      "alone\n"                 // 4
                                                      "no source\t\n"           // 5
                                                      "\tpas de cible\n"        // 6
                                                      "a\tb\tCC-BY\n"           // 7 a pair
                                                      "caf\xE9\tcaf\xC3\xA9\n"  // 8
                                                      "a\0b\tc\n"               // 9
                                                      "a\rb\tc\n"));            // 10
  const auto [pairs, report] = load(path);
  EXPECT_THAT(pairs, ElementsAre("Va !|Go.", "b|a"));
  EXPECT_EQ(report.lines, 10);
  EXPECT_EQ(report.pairs, 2);
  EXPECT_EQ(report.blank, 2);
  EXPECT_EQ(report.missing_column, 1);
  EXPECT_EQ(report.one_side_empty, 2);
  EXPECT_EQ(report.extra_column, 1);
  EXPECT_EQ(report.invalid_utf8, 1);
  EXPECT_EQ(report.control_characters, 2);
  EXPECT_EQ(report.too_long, 0);
  EXPECT_EQ(report.skipped(), 8);
  EXPECT_EQ(report.summary(),
            path +
                ": 2 pairs in 10 lines, 2 blank, 2 with one side empty, 1 with a column missing, "
                "1 with invalid UTF-8, 2 with control characters, 1 with extra columns, which "
                "were left out");
  EXPECT_THAT(report.examples,
              ElementsAre(path + ":2: blank", path + ":3: blank",
                          path + ":4: no column 2 (tabs are what sets columns apart)",
                          path + ":5: the source is empty", path + ":6: the target is empty"));
}

TEST(ParallelCorpus, LeavesOutMegabyteLongLines) {
  const Folder folder;
  const std::string huge(3 << 20, 'x');
  const std::string path = folder.file(
      "a.tsv", "Go.\tVa !\n" + huge + "\t" + huge + "\nHi.\tSalut !\n" + huge + "\tunfinished");
  const auto [pairs, report] = load(path);
  EXPECT_THAT(pairs, ElementsAre("Va !|Go.", "Salut !|Hi."));
  EXPECT_EQ(report.too_long, 2);
  EXPECT_EQ(report.lines, 4);
  CorpusOptions wide;
  wide.max_line_bytes = 1 << 23;
  EXPECT_EQ(load(path, wide).pairs.size(), 4u);
}

TEST(ParallelCorpus, TheLongestLineMayBeAsLongAsTheLimit) {
  const Folder folder;
  CorpusOptions options;
  options.max_line_bytes = 16;
  const auto [pairs, report] =
      load(folder.file("a.tsv", "12345678\t1234567\r\n12345678\t12345678\n"), options);
  EXPECT_THAT(pairs, ElementsAre("1234567|12345678"));
  EXPECT_EQ(report.too_long, 1);
}

TEST(ParallelCorpus, AlignedFilesKeepInStepOverBadLines) {
  const Folder folder;
  const std::string source = folder.file("a.fr", "un\n\n\ntr\xFFois\nquatre\tbis\nsix\n");
  const std::string target = folder.file("a.en", "one\n\ntwo\nthree\nfour\n\x01\n");
  const auto [pairs, report] = load(source + "," + target);
  EXPECT_THAT(pairs, ElementsAre("un|one", "quatre\tbis|four"));
  EXPECT_EQ(report.lines, 6);
  EXPECT_EQ(report.blank, 1);
  EXPECT_EQ(report.one_side_empty, 1);
  EXPECT_EQ(report.invalid_utf8, 1);
  EXPECT_EQ(report.control_characters, 1);
  EXPECT_THAT(report.examples, ElementsAre(source + ":2: blank", source + ":3: the source is empty",
                                           source + ":4: invalid UTF-8 at byte 3",
                                           target + ":6: control character U+0001 at byte 1"));
}

TEST(ParallelCorpus, RefusesAlignedFilesOfDifferentLengths) {
  const Folder folder;
  const std::string two = folder.file("a.fr", "un\ndeux\n");
  const std::string four = folder.file("a.en", "one\ntwo\nthree\nfour\n");
  EXPECT_EQ(load_error(two + "," + four),
            two + " has 2 lines but " + four + " has 4: aligned files need one line for each line");
  EXPECT_THAT(load_error(four + "," + two), HasSubstr("a.en has 4 lines but"));
  EXPECT_THAT(load_error(four + "," + folder.file("none.fr", "")), HasSubstr("none.fr has 0"));
}

TEST(ParallelCorpus, RefusesTheFirstBadLineIfAsked) {
  const Folder folder;
  CorpusOptions options;
  options.bad_lines = BadLines::refuse;
  EXPECT_EQ(load_error(folder.file("a.tsv", "Go.\tVa !\nlone\n\n"), options),
            folder.path("a.tsv") +
                ":2: no column 2 (tabs are what sets columns apart); mend the "
                "line, or leave such lines out with --bad-lines skip");
  EXPECT_THAT(load(folder.file("b.tsv", "Go.\tVa !\tCC\n"), options).pairs,
              ElementsAre("Va !|Go."));
}

TEST(ParallelCorpus, SaysWhyNoPairIsLeft) {
  const Folder folder;
  EXPECT_EQ(
      load_error(folder.file("a.tsv", "Go. Va !\nHi. Salut !\n")),
      fmt::format("no sentence pair in {0}: 0 pairs in 2 lines, 2 with a column missing ({0}:1: no "
                  "column 2 (tabs are what sets columns apart)); check the file, "
                  "--source-column and --target-column",
                  folder.path("a.tsv")));
  for (const char* content : {"", "\xEF\xBB\xBF"})
    EXPECT_EQ(load_error(folder.file("empty.tsv", content)),
              folder.path("empty.tsv") + " is empty: it should hold sentence pairs");
}

TEST(ParallelCorpus, SaysWhichFileCannotBeRead) {
  const Folder folder;
  const std::string good = folder.file("a.en", "one\n");
  EXPECT_THAT(load_error(folder.path("absent.tsv")), HasSubstr("absent.tsv"));
  EXPECT_THAT(load_error(folder.path("absent.fr") + "," + good), HasSubstr("absent.fr"));
  EXPECT_THAT(load_error(good + "," + folder.path("absent.fr")), HasSubstr("absent.fr"));
  std::filesystem::create_directory(folder.path("folder"));
  EXPECT_THAT(load_error(folder.path("folder")), HasSubstr(folder.path("folder")));
  if (geteuid() == 0) return;  // who may read everything
  chmod(good.c_str(), 0);
  EXPECT_THAT(load_error(good), HasSubstr("a.en"));
}

TEST(ParallelCorpus, RefusesMoreThanTwoFiles) {
  for (const char* files : {"a,b,c", ",b", "a,"})
    EXPECT_THAT(load_error(files), StartsWith(fmt::format("'{}': name one TSV", files)));
}

TEST(ParallelCorpus, AFileMayHaveACommaInItsName) {
  const Folder folder;
  EXPECT_THAT(load(folder.file("a,b.tsv", "one\tun\n")).pairs, ElementsAre("un|one"));
}

}  // namespace
}  // namespace regard
