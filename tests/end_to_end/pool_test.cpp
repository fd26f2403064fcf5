#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "end_to_end/process.h"

namespace regard::end_to_end {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string table(const std::string& text) {
  const auto path = new_folder() / "table.csv";
  write(path, text);
  return path.string();
}

const std::string line = "x,y\n0,0\n1,10\n2,20\n4,40\n";

TEST(Pool, PredictsWhereItIsAsked) {
  const Outcome outcome = run({"pool", table(line), "--x", "x", "--y", "y", "--at",
                               table("x\n1.5\n99\n"), "--kernel", "boxcar", "--bandwidth", "2"});
  EXPECT_EQ(outcome.status, 0) << outcome.errors;
  EXPECT_EQ(outcome.output, "x,prediction,effective_sample_size\n1.5,10,3\n99,40,1\n");
  EXPECT_THAT(outcome.errors, HasSubstr("1 prediction had no point in range"));
}

TEST(Pool, FindsABandwidthAndFollowsTheLine) {
  std::string text = "a,b\n";
  for (int i = 0; i <= 100; ++i) text += std::to_string(i) + "," + std::to_string(3 * i) + "\n";
  for (const char* bandwidth : {"auto", "learn"}) {
    const Outcome outcome =
        run({"pool", table(text), "--x", "a", "--y", "b", "--bandwidth", bandwidth});
    ASSERT_EQ(outcome.status, 0) << outcome.errors;
    const auto lines = lines_of(outcome.output);
    ASSERT_EQ(lines.size(), 102u);
    EXPECT_THAT(lines[51], StartsWith("50,150,")) << bandwidth;
  }
}

TEST(Pool, ANamelessTableCanBeAskedByNumber) {
  const std::string points = table(line), queries = table("1.5\n");
  const Outcome outcome = run({"pool", points, "--x", "1", "--y", "2", "--at", queries, "--kernel",
                               "boxcar", "--bandwidth", "2"});
  EXPECT_EQ(outcome.output, "x,prediction,effective_sample_size\n1.5,10,3\n") << outcome.errors;
}

TEST(Pool, SaysWhatAnErrorRestsOn) {
  std::string text = "x,y\n";
  for (int i = 0; i < 6000; ++i) text += std::to_string(i) + "," + std::to_string(i % 2) + "\n";
  const Outcome many = run({"pool", table(text), "--x", "x", "--y", "y", "--bandwidth", "3"});
  EXPECT_THAT(many.errors, HasSubstr("(leave-one-out of 5,606 of the 6,000 points)"));
  const Outcome one =
      run({"pool", table("x,z,y\n1,2,3\n"), "--x", "x,z", "--y", "y", "--bandwidth", "1"});
  EXPECT_EQ(one.status, 0);
  EXPECT_EQ(one.output, "x,z,prediction,effective_sample_size\n1,2,3,1\n");
  EXPECT_THAT(one.errors, HasSubstr("one point has no others to be predicted from"));
  EXPECT_THAT(one.errors, testing::Not(HasSubstr("std()"))) << "torch's own warning";
}

TEST(Pool, WithoutDifferencesThereIsNoBandwidth) {
  const std::string same = table("x,y\n1,2\n1,3\n"), one = table("x,y\n1,2\n");
  for (const std::string bandwidth : {"auto", "learn"}) {
    const auto said = [&](const std::string& points) {
      const Outcome outcome =
          run({"pool", points, "--x", "x", "--y", "y", "--bandwidth", bandwidth});
      EXPECT_EQ(outcome.status, 1) << bandwidth;
      return lines_of(outcome.errors).back();
    };
    EXPECT_THAT(said(same), HasSubstr("all points have the same x"));
    EXPECT_THAT(said(one), HasSubstr("two points at least, not 1"));
  }
}

TEST(Pool, WritesPicturesAndPredictions) {
  const auto folder = new_folder();
  const Outcome outcome =
      run({"pool", table(line), "--x", "x", "--y", "y", "--output", folder / "a.png", "--output",
           folder / "a.svg", "--output", folder / "a.csv"});
  EXPECT_EQ(outcome.status, 0) << outcome.errors;
  EXPECT_EQ(outcome.output, "");
  EXPECT_THAT(read(folder / "a.png"), StartsWith("\x89PNG"));
  EXPECT_THAT(read(folder / "a.svg"), HasSubstr("<svg"));
  EXPECT_EQ(lines_of(read(folder / "a.csv")).size(), 102u);
}

TEST(Pool, TheDemoNeedsNoTable) {
  const Outcome outcome = run({"pool", "--demo"});
  EXPECT_EQ(outcome.status, 0) << outcome.errors;
  EXPECT_THAT(outcome.output, HasSubstr("gaussian, bandwidth 0.1"));
}

TEST(Pool, SaysWhatIsWrong) {
  const std::string points = table("x,y\n0,0\n1,abc\n2,20\n");
  const auto said = [&](std::vector<std::string> flags, int status) {
    flags.insert(flags.begin(), {"pool", points});
    const Outcome outcome = run(flags);
    EXPECT_EQ(outcome.status, status) << outcome.errors;
    return outcome.errors;
  };
  for (const std::string bandwidth : {"0", "-1", "nan", "wide"})
    EXPECT_THAT(
        said({"--x", "x", "--y", "y", "--bandwidth", bandwidth}, 2),
        HasSubstr("--bandwidth must be auto, learn or a number above 0, not '" + bandwidth + "'"));
  EXPECT_THAT(said({"--x", "x", "--y", "y", "--kernel", "epanechikov"}, 2),
              HasSubstr("--kernel must be gaussian, boxcar, epanechnikov, triangular or constant"));
  EXPECT_THAT(said({"--x", "x", "--y", "z"}, 1), HasSubstr("there is no column 'z'"));
  EXPECT_THAT(said({"--x", "x"}, 2), HasSubstr("--y is missing"));
  EXPECT_THAT(said({"--x", "x", "--y", "y", "--kernel", "boxcar", "--bandwidth", "learn"}, 1),
              HasSubstr("--bandwidth auto"));
  EXPECT_THAT(said({"--x", "x", "--y", "y", "--output", "a.gif"}, 1),
              HasSubstr("a.gif: the name of an --output ends with .csv, .png or .svg"));
  EXPECT_THAT(said({"--x", "1", "--y", "2", "--output", "a.gif"}, 1),
              testing::Not(HasSubstr("rows")))
      << "before anything is read";
  EXPECT_THAT(said({"--x", "1", "--y", "2", "--output", "a.csv", "--output", "a.csv"}, 2),
              HasSubstr("--output a.csv is given twice"));
  EXPECT_THAT(said({"--x", "1", "--y", "2", "--output", "/nowhere/a.csv"}, 1),
              testing::AllOf(HasSubstr("cannot write /nowhere/a.csv"),
                             testing::Not(HasSubstr("bandwidth"))))
      << "before the work";
  EXPECT_THAT(run({"pool", "--demo", "--output", "a.csv"}).errors, HasSubstr(".png or .svg"));
  for (const auto& [flag, value] : {std::pair("--x", "x"),
                                    {"--y", "y"},
                                    {"--at", "a.csv"},
                                    {"--kernel", "boxcar"},
                                    {"--bandwidth", "2"}}) {
    const Outcome outcome = run({"pool", "--demo", flag, value});
    EXPECT_EQ(outcome.status, 2) << flag;
    EXPECT_THAT(outcome.errors, HasSubstr(std::string("give no ") + flag));
  }
  EXPECT_THAT(said({"--x", "x", "--y", "y", "--bandwidth", "1"}, 0),
              HasSubstr("table.csv:3: 'abc' in column 'y' is no number; left out"));
}

}  // namespace
}  // namespace regard::end_to_end
