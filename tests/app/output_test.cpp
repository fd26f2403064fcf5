#include "app/output.h"

#include <gmock/gmock.h>

#include <fstream>

#include "base/scratch.h"

namespace regard {
namespace {

using ::testing::HasSubstr;

TEST(Output, GoesToTheFileOrToStandardOutput) {
  const testing::Scratch scratch;
  const auto produce = [](std::ostream& out) { out << "bonjour\n"; };
  write_output((scratch / "out").string(), produce);
  EXPECT_EQ(testing::slurp(scratch / "out"), "bonjour\n");
  ::testing::internal::CaptureStdout();
  write_output("", produce);
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "bonjour\n");
}

TEST(Output, AFileOfAFailureDoesNotAppear) {
  const testing::Scratch scratch;
  const auto fail = [](std::ostream& out) {
    out << "half";
    throw Error("it broke");
  };
  EXPECT_THROW(write_output((scratch / "out").string(), fail), Error);
  EXPECT_EQ(testing::count_entries(scratch.path()), 0);
}

TEST(Output, AFullDiskIsAnError) {
  std::ofstream full("/dev/full");
  full << "bonjour";
  EXPECT_THAT(testing::error_of([&] { flush_output(full); }), HasSubstr("cannot be written"));
}

}  // namespace
}  // namespace regard
