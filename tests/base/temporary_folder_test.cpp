#include "regard/base/temporary_folder.h"

#include <gmock/gmock.h>
#include <stdlib.h>

#include "base/scratch.h"

namespace regard {
namespace {

using testing::Scratch;

class TemporaryFolderTest : public ::testing::Test {
 protected:
  void SetUp() override { ::setenv("TMPDIR", place_.path().c_str(), 1); }
  void TearDown() override { ::unsetenv("TMPDIR"); }

  Scratch place_;
};

TEST_F(TemporaryFolderTest, IsGoneWithAllThatIsInIt) {
  {
    const TemporaryFolder one, other;
    EXPECT_NE(one.path(), other.path());
    EXPECT_EQ(one.path().parent_path(), place_.path());
    std::filesystem::create_directories(one.path() / "a/b");
    EXPECT_EQ(testing::count_entries(place_.path()), 2);
  }
  EXPECT_EQ(testing::count_entries(place_.path()), 0);
}

TEST_F(TemporaryFolderTest, SaysWhereItCannotBe) {
  ::setenv("TMPDIR", "/proc", 1);
  EXPECT_THAT(testing::error_of([] { const TemporaryFolder folder; }),
              ::testing::HasSubstr("cannot make a temporary folder in /proc"));
  ::setenv("TMPDIR", "/nowhere", 1);
  EXPECT_THAT(testing::error_of([] { const TemporaryFolder folder; }),
              ::testing::HasSubstr("TMPDIR"));
}

}  // namespace
}  // namespace regard
