#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace regard {

/// Threads that work side by side, each at its own task: torch splits their operations no further
/// than into `cores` each. Where two halves of a batch know nothing of each other until their
/// gradients meet, that keeps cores busy which would wait for each other at every operation.
class WorkerThreads {
 public:
  WorkerThreads(int64_t count, int64_t cores);
  ~WorkerThreads();
  WorkerThreads(const WorkerThreads&) = delete;
  WorkerThreads& operator=(const WorkerThreads&) = delete;

  int64_t count() const { return static_cast<int64_t>(threads_.size()); }

  /// `task` of each worker's number, from 0. Returns when all are through; throws what the first of
  /// them threw.
  void run(const std::function<void(int64_t worker)>& task);

 private:
  void work(int64_t worker, int64_t cores);
  void finish(int64_t worker, std::exception_ptr failure);
  void stop();

  std::mutex mutex_;
  std::condition_variable begins_, ends_;
  const std::function<void(int64_t)>* task_ = nullptr;
  int64_t round_ = 0;    // how many tasks there were
  int64_t working_ = 0;  // workers that are not through with the last
  bool stop_ = false;
  std::vector<std::exception_ptr> failures_;
  std::vector<std::thread> threads_;
};

/// How many of `cores` work side by side, each on a share of a batch of so many target tokens: the
/// more the better, until shares get too small to multiply fast.
int64_t useful_workers(int64_t cores, int64_t batch_tokens);

}  // namespace regard
