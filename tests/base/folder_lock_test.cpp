#include "regard/base/folder_lock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "base/scratch.h"
#include "regard/base/error.h"

namespace regard {
namespace {

TEST(FolderLock, HoldsAFolderForOne) {
  testing::Scratch scratch;
  std::filesystem::create_directory(scratch / "a");
  std::optional<FolderLock> first(std::in_place, scratch / "a");
  EXPECT_THAT(testing::error_of([&] { FolderLock(scratch / "a"); }),
              ::testing::HasSubstr("another process is at work in this folder"));
  first.reset();
  EXPECT_EQ(testing::error_of([&] { FolderLock(scratch / "a"); }), "no error");
}

TEST(FolderLock, NeedsAFolder) {
  testing::Scratch scratch;
  EXPECT_THAT(testing::error_of([&] { FolderLock(scratch / "none"); }),
              ::testing::HasSubstr("none/lock"));
}

}  // namespace
}  // namespace regard
