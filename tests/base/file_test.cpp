#include "regard/base/file.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>

#include "base/gzip.h"
#include "base/scratch.h"

namespace regard {
namespace {

using std::string_literals::operator""s;
using testing::count_entries;
using testing::error_of;
using testing::gzip;
using testing::Scratch;
using testing::slurp;
namespace fs = std::filesystem;

TEST(ReadFile, ReadsPlainAndPacked) {
  const Scratch scratch;
  const std::string text = "a\0\r\n\xFF"s + std::string(700'000, 'x');
  EXPECT_EQ(read_file(scratch.put("a", text)), text);
  EXPECT_EQ(read_file(scratch.put("a.gz", gzip(text))), text);
  EXPECT_EQ(read_file(scratch.put("empty", "")), "");
}

TEST(ReadFile, RefusesMoreThanItsLimit) {
  const Scratch scratch;
  const auto path = scratch.put("a.gz", gzip(std::string(5'000'000, 'x')));
  EXPECT_EQ(read_file(path, 5'000'000).size(), 5'000'000u);
  EXPECT_EQ(error_of([&] { read_file(path, 4'999'999); }),
            "cannot read " + path.string() + ": it holds more than 4999999 bytes");
}

TEST(ReadFile, NamesTheProblem) {
  const Scratch scratch;
  const std::string folder = scratch.path().string();
  EXPECT_EQ(error_of([&] { read_file(folder + "/no"); }),
            "cannot read " + folder + "/no: No such file or directory");
  EXPECT_EQ(error_of([&] { read_file(folder); }), "cannot read " + folder + ": it is a folder");
  const auto cut = scratch.put("cut.gz", gzip("text").substr(0, 15));
  EXPECT_EQ(error_of([&] { read_file(cut); }),
            "cannot read " + cut.string() + ": damaged gzip data; fetch or pack the file again");
}

TEST(WriteFile, CreatesAndReplaces) {
  const Scratch scratch;
  write_file(scratch / "a", "older and longer");
  EXPECT_EQ(slurp(scratch / "a"), "older and longer");
  write_file(scratch / "a", "newer\0"s);
  EXPECT_EQ(slurp(scratch / "a"), "newer\0"s);
  write_file(scratch / "a", [](std::ostream& stream) { stream << "piece " << 2; });
  EXPECT_EQ(slurp(scratch / "a"), "piece 2");
  EXPECT_EQ(count_entries(scratch.path()), 1);
}

TEST(WriteFile, LeavesAReaderTheOlderFile) {
  const Scratch scratch;
  std::ifstream reader(scratch.put("a", "older"));
  write_file(scratch / "a", "newer");
  std::string word;
  reader >> word;
  EXPECT_EQ(word, "older");
}

TEST(WriteFile, KeepsModeAndLink) {
  const Scratch scratch;
  scratch.put("a", "older");
  fs::permissions(scratch / "a", fs::perms(0640));
  fs::create_symlink("a", scratch / "link");
  write_file(scratch / "link", "newer");
  EXPECT_TRUE(fs::is_symlink(scratch / "link"));
  EXPECT_EQ(slurp(scratch / "a"), "newer");
  EXPECT_EQ(fs::status(scratch / "a").permissions(), fs::perms(0640));
}

TEST(WriteFile, WritesThroughToADevice) {
  write_file("/dev/null", "text");
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  EXPECT_EQ(error_of([] { write_file("/dev/full", "text"); }),
            "cannot write /dev/full: No space left on device");
}

TEST(WriteFile, NamesTheProblem) {
  const Scratch scratch;
  const std::string below_file = scratch.put("file", "").string() + "/a";
  EXPECT_EQ(error_of([&] { write_file(below_file, "x"); }),
            "cannot write " + below_file + ": Not a directory");
  const std::string nowhere = (scratch / "no/a").string();
  EXPECT_EQ(error_of([&] { write_file(nowhere, "x"); }),
            "cannot write " + nowhere + ": No such file or directory");
  EXPECT_EQ(error_of([&] { write_file(scratch.path(), "x"); }),
            "cannot write " + scratch.path().string() + ": it is a folder");
}

TEST(CheckWritable, SaysWhatWriteFileWouldAndChangesNothing) {
  const Scratch scratch;
  const auto older = scratch.put("a", "older");
  for (const std::string& path :
       {(older / "b").string(), (scratch / "no/a").string(), scratch.path().string()})
    EXPECT_EQ(error_of([&] { check_writable(path); }), error_of([&] { write_file(path, "x"); }));
  for (const std::string& path :
       {older.string(), (scratch / "new").string(), std::string("/dev/null")})
    EXPECT_EQ(error_of([&] { check_writable(path); }), "no error");
  EXPECT_EQ(slurp(older), "older");
  EXPECT_EQ(count_entries(scratch.path()), 1);
}

/// While it lives, no file of this process grows beyond `bytes`: a disk that fills up on the way.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    handler_ = ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    ::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

TEST(WriteFile, LeavesTheOlderFileWhenTheDiskFillsUp) {
  const Scratch scratch;
  const auto path = scratch.put("a", "older");
  std::string message;
  {
    const FullDisk full(100'000);
    message = error_of([&] { write_file(path, std::string(200'000, 'x')); });
  }
  EXPECT_EQ(message, "cannot write " + path.string() + ": File too large");
  EXPECT_EQ(slurp(path), "older");
  EXPECT_EQ(count_entries(scratch.path()), 1);
}

TEST(WriteFile, LeavesTheOlderFileWhenTheContentFails) {
  const Scratch scratch;
  const auto path = scratch.put("a", "older");
  const auto fail = [](std::ostream& stream) {
    stream << "half";
    throw Error("no more");
  };
  EXPECT_EQ(error_of([&] { write_file(path, fail); }), "no more");
  const auto mark_failed = [](std::ostream& stream) { stream.setstate(std::ios::failbit); };
  EXPECT_EQ(error_of([&] { write_file(path, mark_failed); }),
            "cannot write " + path.string() + ": its content could not be made");
  EXPECT_EQ(slurp(path), "older");
  EXPECT_EQ(count_entries(scratch.path()), 1);
}

TEST(MakeFolder, MakesParentsAndAcceptsWhatIsThere) {
  const Scratch scratch;
  make_folder(scratch / "a/b/c");
  make_folder(scratch / "a/b/c");
  make_folder(scratch / "a/b/d/");
  EXPECT_TRUE(fs::is_directory(scratch / "a/b/c"));
  EXPECT_TRUE(fs::is_directory(scratch / "a/b/d"));
}

TEST(MakeFolder, RefusesAFilesPlace) {
  const Scratch scratch;
  const std::string file = scratch.put("file", "").string();
  EXPECT_EQ(error_of([&] { make_folder(file); }).find("cannot make the folder " + file), 0u);
  EXPECT_EQ(error_of([&] { make_folder(file + "/a"); }),
            "cannot make the folder " + file + "/a: Not a directory");
}

class ReplaceFolder : public ::testing::Test {
 protected:
  void make(const std::string& name, const std::string& content) const {
    fs::create_directories(scratch / name / "deep");
    scratch.put(name + "/deep/name", content);
  }
  std::string content(const std::string& name) const { return slurp(scratch / name / "deep/name"); }

  const Scratch scratch;
  const fs::path path = scratch / "best";
  const fs::path staged = scratch / "staged";
};

TEST_F(ReplaceFolder, CreatesAndReplaces) {
  make("staged", "first");
  replace_folder(staged, path);
  EXPECT_EQ(content("best"), "first");
  make("staged", "second");
  scratch.put("best/stale", "");
  replace_folder(staged, path);
  EXPECT_EQ(content("best"), "second");
  EXPECT_FALSE(fs::exists(path / "stale"));
  EXPECT_EQ(count_entries(scratch.path()), 1);
}

TEST_F(ReplaceFolder, KeepsWhatItReplaced) {
  const fs::path before = scratch / "before";
  for (const char* text : {"first", "second", "third"}) {
    make("staged", text);
    replace_folder(staged, path, before);
  }
  EXPECT_EQ(content("best"), "third");
  EXPECT_EQ(content("before"), "second");
  EXPECT_EQ(count_entries(scratch.path()), 2);
}

TEST_F(ReplaceFolder, RefusesWhatIsNoFolder) {
  make("best", "older");
  EXPECT_EQ(error_of([&] { replace_folder(staged, path); }), staged.string() + " is no folder");
  EXPECT_EQ(content("best"), "older");
  make("staged", "newer");
  const auto file = scratch.put("file", "precious");
  EXPECT_EQ(error_of([&] { replace_folder(staged, file); }),
            "cannot replace " + file.string() + ": it is a file, not a folder");
  EXPECT_EQ(slurp(file), "precious");
}

TEST_F(ReplaceFolder, RecoversFromACutBetweenTheRenames) {
  make(".best.replaced", "older");
  make("staged", "newer");
  recover_folder(path);
  EXPECT_EQ(content("best"), "older");
  EXPECT_FALSE(fs::exists(scratch / ".best.replaced"));
}

TEST_F(ReplaceFolder, RecoversFromACutBeforeTheOlderFolderWasRemoved) {
  make(".best.replaced", "older");
  make("best", "newer");
  recover_folder(path);
  EXPECT_EQ(content("best"), "newer");
  EXPECT_FALSE(fs::exists(scratch / ".best.replaced"));
}

TEST_F(ReplaceFolder, RecoversBeforeItReplaces) {
  make(".best.replaced", "older");
  make("staged", "newer");
  replace_folder(staged, path);
  EXPECT_EQ(content("best"), "newer");
  EXPECT_EQ(count_entries(scratch.path()), 1);
}

TEST_F(ReplaceFolder, RecoverLeavesAWholeFolderAlone) {
  recover_folder(path);
  EXPECT_FALSE(fs::exists(path));
  make("best", "whole");
  recover_folder(path);
  EXPECT_EQ(content("best"), "whole");
}

}  // namespace
}  // namespace regard
