#include "app/output.h"

#include <gmock/gmock.h>

#include <fstream>

#include "app/flag_value.h"
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

TEST(Output, IsCheckedBeforeTheWork) {
  const testing::Scratch scratch;
  const std::string file = (scratch / "a").string(), other = (scratch / "b").string();
  const std::string same = (scratch.path() / "." / "a").string();
  const auto complaint = [](const std::vector<OutputFile>& files) {
    return testing::error_of([&] { check_outputs(files); });
  };
  EXPECT_EQ(complaint(outputs_of("output", {file, other})), "no error");
  EXPECT_EQ(complaint(outputs_of("output", {file, other, same})),
            "--output " + same + " is given twice");
  EXPECT_EQ(complaint({{"output", file}, {"attention", same}}),
            "--output and --attention name the same file");
  EXPECT_THAT(complaint({{"alignments", "-"}}), HasSubstr("--alignments - is no file"));
  EXPECT_EQ(complaint({{"output", file}, {"attention", file + "/b/c"}}),
            "cannot write " + file + "/b/c: No such file or directory");
  EXPECT_THROW(check_outputs(outputs_of("output", {file, file})), UsageError);
  EXPECT_EQ(testing::count_entries(scratch.path()), 0) << "nothing is written";
}

TEST(Output, AFullDiskIsAnError) {
  std::ofstream full("/dev/full");
  full << "bonjour";
  EXPECT_THAT(testing::error_of([&] { flush_output(full); }), HasSubstr("cannot be written"));
}

}  // namespace
}  // namespace regard
