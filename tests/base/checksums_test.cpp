#include "regard/base/checksums.h"

#include <gmock/gmock.h>

#include "base/scratch.h"

namespace regard {
namespace {

using testing::error_of;
using ::testing::HasSubstr;

class ChecksumsTest : public ::testing::Test {
 protected:
  ChecksumsTest() {
    scratch_.put("digits", "123456789");
    scratch_.put("two words.txt", std::string("\0\xff\n", 3));
    scratch_.put("empty", "");
    write_checksums(scratch_.path());
  }
  std::string failure() {
    return error_of([&] { check_checksums(scratch_.path()); });
  }

  testing::Scratch scratch_;
};

/// The published check value of CRC-32 over the digits 1 to 9.
TEST_F(ChecksumsTest, AreCrc32) {
  EXPECT_THAT(testing::slurp(scratch_ / "checksums.txt"), HasSubstr("cbf43926 9 digits\n"));
  EXPECT_EQ(checksum_of(scratch_ / "digits"), "cbf43926 9");
  EXPECT_THAT(error_of([&] { checksum_of(scratch_ / "absent"); }), HasSubstr("it is missing"));
  EXPECT_THAT(testing::slurp(scratch_ / "checksums.txt"), HasSubstr("00000000 0 empty\n"));
}

TEST_F(ChecksumsTest, WhatIsAsItWasPasses) {
  scratch_.put("added", "later");
  EXPECT_EQ(failure(), "no error");
}

TEST_F(ChecksumsTest, EveryChangedByteIsFound) {
  for (const std::string name : {"digits", "two words.txt", "checksums.txt"}) {
    const std::string whole = testing::slurp(scratch_ / name);
    for (size_t i = 0; i < whole.size(); ++i) {
      std::string damaged = whole;
      damaged[i] ^= 1;
      scratch_.put(name, damaged);
      EXPECT_NE(failure(), "no error") << name << " at " << i;
      scratch_.put(name, whole.substr(0, i));
      EXPECT_NE(failure(), "no error") << name << " cut at " << i;
    }
    scratch_.put(name, whole);
  }
  EXPECT_EQ(failure(), "no error");
}

TEST_F(ChecksumsTest, TheErrorNamesTheFile) {
  scratch_.put("digits", "123456780");
  EXPECT_THAT(failure(), HasSubstr((scratch_ / "digits").string() + ": it is damaged"));
  std::filesystem::remove(scratch_ / "digits");
  EXPECT_THAT(failure(), HasSubstr((scratch_ / "digits").string() + ": it is missing"));
  std::filesystem::remove(scratch_ / "checksums.txt");
  EXPECT_THAT(failure(), HasSubstr("checksums.txt: it is missing"));
}

}  // namespace
}  // namespace regard
