#include "regard/config/duration.h"

#include <gtest/gtest.h>

#include "base/scratch.h"

namespace regard {
namespace {

TEST(ParseDuration, ReadsUnits) {
  EXPECT_EQ(parse_duration(""), 0);
  EXPECT_EQ(parse_duration("90"), 90);
  EXPECT_EQ(parse_duration("90s"), 90);
  EXPECT_EQ(parse_duration("20m"), 1200);
  EXPECT_EQ(parse_duration("1.5h"), 5400);
  EXPECT_EQ(parse_duration("0.25m"), 15);
  EXPECT_EQ(parse_duration("0"), 0);
}

TEST(ParseDuration, RefusesAllElse) {
  for (const char* text : {"s", "20x", "20 m", " 20m", "m20", "-5", "-0", "1h30m", "20M", "inf",
                           "nan", "1e999", "0x10", "+5", "1,5h", "20mm"}) {
    const std::string problem =
        fmt::format("must be written like 90s, 20m or 1.5h, not '{}'", text);
    EXPECT_EQ(duration_problem(text), problem);
    EXPECT_EQ(testing::error_of([&] { parse_duration(text); }), "a time " + problem);
  }
  EXPECT_EQ(duration_problem("20m"), "");
}

TEST(ParseDuration, RefusesWhatNobodyWaitsFor) {
  EXPECT_EQ(parse_duration("1e9s"), 1e9);
  EXPECT_EQ(duration_problem("1e6h"), "must be at most thirty years, not 1e6h");
  EXPECT_EQ(testing::error_of([] { parse_duration("1e308h"); }),
            "a time must be at most thirty years, not 1e308h");
}

}  // namespace
}  // namespace regard
