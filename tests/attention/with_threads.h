#pragma once

#include <ATen/Parallel.h>

namespace regard {

/// What `run()` gives where LibTorch may use so many threads.
template <typename Run>
auto with_threads(int threads, Run&& run) {
  struct PutBack {
    ~PutBack() { at::set_num_threads(before); }
    int before = at::get_num_threads();
  } put_back;
  at::set_num_threads(threads);
  return run();
}

}  // namespace regard
