#include "training/worker_threads.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace regard {

WorkerThreads::WorkerThreads(int64_t count, int64_t cores)
    : working_(count), failures_(static_cast<size_t>(count)) {
  const int own_cores = at::get_num_threads();
  try {
    for (int64_t worker = 0; worker < count; ++worker)
      threads_.emplace_back([this, worker, cores] { work(worker, cores); });
  } catch (...) {
    stop();
    at::set_num_threads(own_cores);
    throw;
  }
  std::unique_lock lock(mutex_);
  ends_.wait(lock, [this] { return working_ == 0; });
  // What a worker says of itself holds for threads to come too.
  at::set_num_threads(own_cores);
}

WorkerThreads::~WorkerThreads() { stop(); }

void WorkerThreads::stop() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  begins_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void WorkerThreads::run(const std::function<void(int64_t worker)>& task) {
  std::unique_lock lock(mutex_);
  task_ = &task;
  working_ = count();
  ++round_;
  begins_.notify_all();
  ends_.wait(lock, [this] { return working_ == 0; });
  for (const std::exception_ptr& failure : failures_)
    if (failure) std::rethrow_exception(failure);
}

void WorkerThreads::work(int64_t worker, int64_t cores) {
  at::set_num_threads(static_cast<int>(cores));
  at::get_num_threads();  // only now is the number this thread's own
  finish(worker, nullptr);
  for (int64_t round = 1;; ++round) {
    {
      std::unique_lock lock(mutex_);
      begins_.wait(lock, [&] { return stop_ || round_ >= round; });
      if (stop_) return;
    }
    std::exception_ptr failure;
    try {
      (*task_)(worker);
    } catch (...) {
      failure = std::current_exception();
    }
    finish(worker, failure);
  }
}

void WorkerThreads::finish(int64_t worker, std::exception_ptr failure) {
  const std::lock_guard lock(mutex_);
  failures_[static_cast<size_t>(worker)] = std::move(failure);
  if (--working_ == 0) ends_.notify_all();
}

int64_t useful_workers(int64_t cores, int64_t batch_tokens) {
  constexpr int64_t worth_a_worker = 1000;
  return std::clamp<int64_t>(batch_tokens / worth_a_worker, 1, std::max<int64_t>(1, cores));
}

}  // namespace regard
