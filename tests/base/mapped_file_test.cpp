#include "regard/base/mapped_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "base/scratch.h"

namespace regard {
namespace {

using testing::error_of;
using testing::Scratch;

std::string text_of(const MappedFile& file) {
  return {reinterpret_cast<const char*>(file.bytes().data()), file.bytes().size()};
}

/// Pages of files that are in this process's memory, in bytes.
size_t resident_of_files() {
  std::ifstream statm("/proc/self/statm");
  size_t all = 0, resident = 0, shared = 0;
  statm >> all >> resident >> shared;
  return shared * 4096;
}

TEST(MappedFile, HoldsTheBytesOfTheFile) {
  const Scratch scratch;
  const std::string text = std::string("a\0\xFF", 3) + std::string(100'000, 'x') + "end";
  const MappedFile file(scratch.put("a", text));
  EXPECT_EQ(text_of(file), text);
  file.release();
  EXPECT_EQ(text_of(file), text);
}

TEST(MappedFile, StaysReadableWhenItsNameIsGone) {
  const Scratch scratch;
  const MappedFile file(scratch.put("a", "text"));
  std::filesystem::remove(scratch / "a");
  file.release();
  EXPECT_EQ(text_of(file), "text");
}

TEST(MappedFile, GivesItsPagesBack) {
  const Scratch scratch;
  constexpr size_t size = size_t{64} << 20;
  const MappedFile file(scratch.put("a", std::string(size, 'x')));
  const size_t before = resident_of_files();
  EXPECT_EQ(std::ranges::count(file.bytes(), std::byte{'x'}), std::ptrdiff_t{size});
  EXPECT_GE(resident_of_files(), before + size);
  file.release();
  EXPECT_LT(resident_of_files(), before + size / 16);
}

TEST(MappedFile, SaysWhatCannotBeRead) {
  const Scratch scratch;
  EXPECT_EQ(error_of([&] { MappedFile(scratch / "absent"); }),
            "cannot read " + (scratch / "absent").string() + ": No such file or directory");
  for (const auto& path : {scratch.put("empty", ""), scratch.path()})
    EXPECT_NE(error_of([&] { MappedFile file(path); }).find(path.string()), std::string::npos);
}

}  // namespace
}  // namespace regard
