#include "training/bfloat16_sum.h"

#include <gmock/gmock.h>

#include "training/thread_processes.h"

namespace regard {
namespace {

/// What each of three processes has after a sum, process N bringing `parts[N]`.
std::vector<std::vector<float>> sums(std::vector<std::vector<float>> parts) {
  testing::as_processes(3, [&](const std::shared_ptr<Processes>& processes) {
    bfloat16_sum(*processes, parts[static_cast<size_t>(processes->place().rank)]);
  });
  return parts;
}

TEST(Bfloat16Sum, IsExactWhereTheNumbersFit) {
  const auto all = sums({{1, 2, 3, 4, 5, 6}, {0.5, 0, -3, 0, 100, 0}, {8, 0, 1, 0, 1, -6}});
  for (const auto& one : all)
    EXPECT_THAT(one, ::testing::ElementsAre(9.5f, 2.f, 1.f, 4.f, 106.f, 0.f));
}

/// bfloat16 has 8 bits of mantissa: above 1 its step is 2^-7.
TEST(Bfloat16Sum, RoundsOnTheWayThereAndBackButNotBetween) {
  constexpr float step = 1.f / 128;
  const auto all = sums({{1 + step / 8, 1, 1}, {0, step / 4, step / 4}, {0, step / 4, step / 8}});
  for (const auto& one : all) {
    EXPECT_EQ(one[0], 1);  // rounded away before it was added
    EXPECT_EQ(one[1], 1);  // half a step more is rounded to even
    EXPECT_EQ(one[2], 1);
  }
  for (const auto& one : sums({{1, 0, 0}, {step / 2, 0, 0}, {step / 2, 0, 0}}))
    EXPECT_EQ(one[0], 1 + step);  // a sum of rounded sums would still be 1
}

}  // namespace
}  // namespace regard
