#pragma once

#include <algorithm>
#include <barrier>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "regard/training/processes.h"

/// Processes that are threads of the test.
namespace regard::testing {

/// Where they meet: each posts what it brings, then all read what the others brought.
struct MeetingPlace {
  explicit MeetingPlace(int64_t count) : arrival(count), posts(static_cast<size_t>(count)) {}
  std::barrier<> arrival;
  std::vector<const void*> posts;
};

class ThreadProcess : public Processes {
 public:
  ThreadProcess(int64_t rank, int64_t count, MeetingPlace& meeting)
      : Processes({rank, count, rank, count}), meeting_(meeting) {}

  void sum(std::span<float> numbers) override { sum_of(numbers); }
  void sum(std::span<double> numbers) override { sum_of(numbers); }

  void exchange(std::span<const uint16_t> sent, std::span<uint16_t> received) override {
    const size_t part = sent.size() / meeting_.posts.size();
    const auto first = static_cast<size_t>(place().rank) * part;
    meet(sent.data(), [&](const uint16_t* post, size_t rank) {
      std::copy_n(post + first, part, received.data() + rank * part);
    });
  }
  void gather(std::span<const uint16_t> sent, std::span<uint16_t> received) override {
    meet(sent.data(), [&](const uint16_t* post, size_t rank) {
      std::copy_n(post, sent.size(), received.data() + rank * sent.size());
    });
  }

 private:
  template <typename Number, typename Read>
  void meet(const Number* brought, Read&& read) {
    meeting_.posts[static_cast<size_t>(place().rank)] = brought;
    meeting_.arrival.arrive_and_wait();
    for (size_t rank = 0; rank < meeting_.posts.size(); ++rank)
      read(static_cast<const Number*>(meeting_.posts[rank]), rank);
    meeting_.arrival.arrive_and_wait();
  }

  template <typename Number>
  void sum_of(std::span<Number> numbers) {
    std::vector<Number> sum(numbers.size());
    meet(static_cast<const Number*>(numbers.data()), [&](const Number* post, size_t) {
      for (size_t i = 0; i < sum.size(); ++i) sum[i] += post[i];
    });
    std::ranges::copy(sum, numbers.begin());
  }

  MeetingPlace& meeting_;
};

/// `work` as each of `count` processes at once. An exception ends the test program.
inline void as_processes(int64_t count,
                         const std::function<void(const std::shared_ptr<Processes>&)>& work) {
  MeetingPlace meeting(count);
  std::vector<std::jthread> threads;
  for (int64_t rank = 0; rank < count; ++rank)
    threads.emplace_back(
        [&, rank] { work(std::make_shared<ThreadProcess>(rank, count, meeting)); });
}

}  // namespace regard::testing
