#include "regard/attention/for_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "attention/with_threads.h"
#include "regard/attention/summed_by_part.h"

namespace regard {
namespace {

/// How many of three threads take parts of so many rows. Each row must be taken once.
size_t threads_of(int64_t rows, int64_t width) {
  std::mutex mutex;
  std::set<std::thread::id> threads;
  std::vector<int> taken(static_cast<size_t>(rows));
  with_threads(3, [&] {
    for_rows(rows, width, [&](int64_t begin, int64_t end) {
      const std::lock_guard lock(mutex);
      threads.insert(std::this_thread::get_id());
      for (int64_t row = begin; row < end; ++row) ++taken[static_cast<size_t>(row)];
    });
  });
  EXPECT_TRUE(std::all_of(taken.begin(), taken.end(), [](int times) { return times == 1; }));
  return threads.size();
}

TEST(ForRows, ManyNumbersAreWorthEveryThread) {
  EXPECT_EQ(threads_of(1000, 1000), 3);
  EXPECT_EQ(threads_of(1'000'000, 1), 3);
}

TEST(ForRows, FewNumbersAreNot) {
  EXPECT_EQ(threads_of(10, 1000), 1);
  EXPECT_EQ(threads_of(0, 1000), 0);
  EXPECT_EQ(threads_of(3, 0), 1);
}

TEST(SummedByPart, EveryRowIsAddedOnceByAThreadOfItsOwn) {
  std::mutex mutex;
  std::set<std::thread::id> threads;
  for (const int64_t rows : {0, 1, 2, 3, 1000}) {
    const torch::Tensor sums = with_threads(3, [&] {
      return summed_by_part<double>(rows, {2}, torch::kDouble,
                                    [&](int64_t begin, int64_t end, double* sums) {
                                      const std::lock_guard lock(mutex);
                                      threads.insert(std::this_thread::get_id());
                                      for (int64_t row = begin; row < end; ++row) {
                                        sums[0] += 1;
                                        sums[1] += static_cast<double>(row);
                                      }
                                    });
    });
    EXPECT_EQ(sums[0].item<int64_t>(), rows);
    EXPECT_EQ(sums[1].item<int64_t>(), rows * (rows - 1) / 2);
  }
  EXPECT_EQ(threads.size(), 3);
}

}  // namespace
}  // namespace regard
