#pragma once

#include <cstdint>
#include <memory>
#include <span>

namespace regard {

/// One of the processes that train a model together.
struct ProcessPlace {
  int64_t rank = 0;  ///< from 0
  int64_t count = 1;
  int64_t local_rank = 0;  ///< among those on the same machine
  int64_t local_count = 1;
};

/// The processes that train a model together, seen from one of them. Each makes the same calls with
/// the same sizes in the same order; a call returns when all have made it. Only one thread at a
/// time may be in a call.
class Processes {
 public:
  explicit Processes(const ProcessPlace& place) : place_(place) {}
  Processes(const Processes&) = delete;
  Processes& operator=(const Processes&) = delete;
  virtual ~Processes() = default;

  const ProcessPlace& place() const { return place_; }
  bool alone() const { return place_.count == 1; }
  /// The first process holds the clock and is the only one that writes files and reports.
  bool leads() const { return place_.rank == 0; }

  /// Each number becomes its sum over all processes, the same bits in all of them. Where all but
  /// one bring zeros, that is how the one tells the others.
  virtual void sum(std::span<float> numbers) = 0;
  virtual void sum(std::span<double> numbers) = 0;
  /// Both of `count` parts: the part of `sent` with number N goes to process N, and part N of
  /// `received` comes from it.
  virtual void exchange(std::span<const uint16_t> sent, std::span<uint16_t> received) = 0;
  /// `received` has `count` parts of `sent`'s size: part N is what process N sends.
  virtual void gather(std::span<const uint16_t> sent, std::span<uint16_t> received) = 0;

  /// Whether it is so in any of them.
  bool any(bool here);

 private:
  ProcessPlace place_;
};

/// A process that trains alone.
std::shared_ptr<Processes> one_process();

/// What `mpirun -np N` started; alone where nothing of the kind started this program. They end
/// together: where one goes by an exception, the others are stopped when its program exits. Throws
/// Error if there are several and regard was built without MPI.
std::shared_ptr<Processes> launched_processes();

}  // namespace regard
