#include "base/folder_swap.h"

#include <gtest/gtest.h>

#include "base/scratch.h"

namespace regard {
namespace {

using testing::error_of;
using testing::Scratch;
using testing::slurp;
namespace fs = std::filesystem;

class FolderSwap : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::create_directory(older);
    fs::create_directory(newer);
    scratch.put("best/name", "older");
    scratch.put("staged/name", "newer");
  }

  const Scratch scratch;
  const fs::path older = scratch / "best";
  const fs::path newer = scratch / "staged";
};

TEST_F(FolderSwap, ExchangesInOneStep) {
  ASSERT_TRUE(exchange_folders(newer, older)) << "this filesystem cannot exchange";
  EXPECT_EQ(slurp(older / "name"), "newer");
  EXPECT_EQ(slurp(newer / "name"), "older");
}

TEST_F(FolderSwap, ExchangeNamesTheFolder) {
  EXPECT_EQ(error_of([&] { exchange_folders(scratch / "missing", older); }),
            "cannot replace " + older.string() + ": No such file or directory");
  EXPECT_EQ(slurp(older / "name"), "older");
}

TEST_F(FolderSwap, RenamesOverTheOldName) {
  rename_folders(newer, older);
  EXPECT_EQ(slurp(older / "name"), "newer");
  EXPECT_EQ(slurp(scratch / ".best.replaced/name"), "older");
  EXPECT_FALSE(fs::exists(newer));
}

TEST_F(FolderSwap, UndoesTheFirstRename) {
  const fs::path missing = scratch / "missing";
  EXPECT_EQ(error_of([&] { rename_folders(missing, older); }), "cannot replace " + older.string() +
                                                                   " by " + missing.string() +
                                                                   ": No such file or directory");
  EXPECT_EQ(slurp(older / "name"), "older");
  EXPECT_FALSE(fs::exists(scratch / ".best.replaced"));
}

TEST_F(FolderSwap, OldNameStandsBeside) {
  EXPECT_EQ(old_name("run/best"), "run/.best.replaced");
  EXPECT_EQ(old_name("run/best/"), "run/.best.replaced");
  EXPECT_EQ(old_name("best"), ".best.replaced");
}

TEST_F(FolderSwap, FlushesFilesAndFolders) {
  flush_to_disk(older);
  flush_to_disk(older / "name");
  flush_to_disk("");
  flush_to_disk("/dev/null");  // Has nothing to flush.
}

}  // namespace
}  // namespace regard
