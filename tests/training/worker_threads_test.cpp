#include "training/worker_threads.h"

#include <ATen/Parallel.h>
#include <gtest/gtest.h>
#include <torch/types.h>

#include <atomic>
#include <set>
#include <stdexcept>

namespace regard {
namespace {

TEST(WorkerThreads, EachDoesItsTaskInAThreadOfItsOwn) {
  WorkerThreads workers(3, 1);
  EXPECT_EQ(workers.count(), 3);
  std::set<std::thread::id> before;
  for (int round = 0; round < 50; ++round) {
    std::vector<std::thread::id> threads(3);
    workers.run(
        [&](int64_t worker) { threads[static_cast<size_t>(worker)] = std::this_thread::get_id(); });
    const std::set<std::thread::id> seen(threads.begin(), threads.end());
    EXPECT_EQ(seen.size(), 3u);
    EXPECT_FALSE(seen.contains(std::this_thread::get_id()));
    if (round > 0) {
      EXPECT_EQ(seen, before);
    }
    before = seen;
  }
}

TEST(WorkerThreads, TorchSplitsNoFurtherInThem) {
  const int threads = at::get_num_threads();
  at::set_num_threads(4);
  {
    WorkerThreads workers(2, 2);
    std::vector<int> cores(2);
    workers.run(
        [&](int64_t worker) { cores[static_cast<size_t>(worker)] = at::get_num_threads(); });
    EXPECT_EQ(cores, (std::vector<int>{2, 2}));
    EXPECT_EQ(at::get_num_threads(), 4);
  }
  EXPECT_EQ(at::get_num_threads(), 4);
  at::set_num_threads(threads);
}

TEST(WorkerThreads, WhatOneThrowsComesOutAndAllGoOn) {
  WorkerThreads workers(2, 1);
  std::atomic<int> done = 0;
  const auto task = [&](int64_t worker) {
    if (worker == 1) throw std::runtime_error("one");
    ++done;
  };
  EXPECT_THROW(workers.run(task), std::runtime_error);
  EXPECT_EQ(done, 1);
  workers.run([&](int64_t) { ++done; });
  EXPECT_EQ(done, 3);
}

TEST(UsefulWorkers, HaveEnoughToDo) {
  EXPECT_EQ(useful_workers(1, 100000), 1);
  EXPECT_EQ(useful_workers(2, 2500), 2);
  EXPECT_EQ(useful_workers(16, 3000), 3);
  EXPECT_EQ(useful_workers(16, 200), 1);
  EXPECT_EQ(useful_workers(0, 0), 1);
}

}  // namespace
}  // namespace regard
