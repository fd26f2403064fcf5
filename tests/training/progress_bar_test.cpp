#include "training/progress_bar.h"

#include <gtest/gtest.h>

namespace regard {
namespace {

const ProgressLine line{.update = 1234567,
                        .pass = 3,
                        .loss = 2.3456,
                        .tokens_per_second = 5678.4,
                        .fraction = 0.45,
                        .seconds_left = 754};

TEST(ProgressText, ShowsAllThatIsKnown) {
  EXPECT_EQ(progress_text(line, 200),
            "[=========           ]  45 %  12:34 left  loss 2.346  5,678 tokens/s  "
            "update 1,234,567  pass 3");
}

TEST(ProgressText, LeavesOutWhatIsUnknown) {
  ProgressLine unknown = line;
  unknown.update = 999;
  unknown.fraction = 0;
  unknown.seconds_left = -1;
  EXPECT_EQ(progress_text(unknown, 200), "loss 2.346  5,678 tokens/s  update 999  pass 3");
}

TEST(ProgressText, ShortensItsBarAndThenGoesWithoutWhatComesLast) {
  EXPECT_EQ(progress_text(line, 80),
            "[==   ]  45 %  12:34 left  loss 2.346  5,678 tokens/s  update 1,234,567  pass 3");
  EXPECT_EQ(progress_text(line, 79),
            " 45 %  12:34 left  loss 2.346  5,678 tokens/s  update 1,234,567  pass 3");
  EXPECT_EQ(progress_text(line, 60), "[====       ]  45 %  12:34 left  loss 2.346  5,678 tokens/s");
  EXPECT_EQ(progress_text(line, 20), " 45 %  12:34 left");
  EXPECT_EQ(progress_text(line, 10), " 45 %");
  EXPECT_EQ(progress_text(line, 3), "");
}

TEST(ProgressText, StaysInsideTheWindow) {
  for (int width = 0; width < 120; ++width)
    EXPECT_LE(progress_text(line, width).size(), static_cast<size_t>(width));
}

TEST(ProgressText, NeverGoesBeyondTheEnd) {
  ProgressLine late = line;
  late.fraction = 1.2;
  late.seconds_left = 0;
  EXPECT_TRUE(progress_text(late, 200).starts_with("[====================] 100 %  "));
  EXPECT_TRUE(progress_text(late, 200).find("  0:00 left  ") != std::string::npos);
}

TEST(ProgressText, CountsHours) {
  ProgressLine slow = line;
  slow.seconds_left = 2 * 3600 + 5 * 60 + 9;
  EXPECT_TRUE(progress_text(slow, 200).find("  2:05:09 left  ") != std::string::npos);
}

TEST(ProgressBar, WritesNothingWhereThereIsNoTerminal) {
  ::testing::internal::CaptureStderr();  // a file from here on
  {
    ProgressBar bar;
    bar.show(line);
    bar.clear();
  }
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace regard
