#include "regard/base/staged_folder.h"

#include <gtest/gtest.h>

#include "base/scratch.h"

namespace regard {
namespace {

namespace fs = std::filesystem;

TEST(StagedFolder, TakesTheNameWhenItIsWhole) {
  const testing::Scratch scratch;
  fs::create_directory(scratch / "model");
  scratch.put("model/name", "older");
  StagedFolder staged(scratch / "model");
  EXPECT_EQ(staged.path(), scratch / "model.staged");
  scratch.put("model.staged/name", "newer");
  EXPECT_EQ(testing::slurp(scratch / "model/name"), "older");
  staged.replace(scratch / "before");
  EXPECT_EQ(testing::slurp(scratch / "model/name"), "newer");
  EXPECT_EQ(testing::slurp(scratch / "before/name"), "older");
}

TEST(StagedFolder, GoesWithoutATraceIfItNeverDoes) {
  const testing::Scratch scratch;
  fs::create_directory(scratch / "model.staged");
  scratch.put("model.staged/junk", "of a process that was cut off");
  {
    const StagedFolder staged(scratch / "model");
    EXPECT_TRUE(fs::is_empty(staged.path()));
    scratch.put("model.staged/name", "half");
  }
  EXPECT_FALSE(fs::exists(scratch / "model.staged"));
  EXPECT_FALSE(fs::exists(scratch / "model"));
}

TEST(StagedFolder, SaysWhereItCannotBeMade) {
  const testing::Scratch scratch;
  scratch.put("file", "");
  EXPECT_NE(
      testing::error_of([&] { StagedFolder(scratch / "file/model"); }).find("file/model.staged"),
      std::string::npos);
}

}  // namespace
}  // namespace regard
