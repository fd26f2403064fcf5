#include "training/mpi_processes.h"

#include <mpi.h>

#include <cstdlib>
#include <exception>

#include "regard/base/error.h"

namespace regard {
namespace {

void end_the_others() { MPI_Abort(MPI_COMM_WORLD, EXIT_FAILURE); }

ProcessPlace place_in_the_world() {
  const auto rank_and_size = [](MPI_Comm group) {
    int rank = 0, size = 1;
    MPI_Comm_rank(group, &rank);
    MPI_Comm_size(group, &size);
    return std::pair<int64_t, int64_t>(rank, size);
  };
  MPI_Comm machine;
  MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &machine);
  const auto [rank, count] = rank_and_size(MPI_COMM_WORLD);
  const auto [local_rank, local_count] = rank_and_size(machine);
  MPI_Comm_free(&machine);
  return {rank, count, local_rank, local_count};
}

// MPI's own error handler, which ends all processes, stays in place: no call here returns with one.
class MpiProcesses : public Processes {
 public:
  MpiProcesses() : Processes(place_in_the_world()) {}

  ~MpiProcesses() override {
    // The others would wait for this one for ever. Not at once: the program has yet to say why.
    if (std::uncaught_exceptions() > 0)
      std::atexit(end_the_others);
    else
      MPI_Finalize();
  }

  void sum(std::span<float> numbers) override { sum(numbers.data(), numbers.size(), MPI_FLOAT); }
  void sum(std::span<double> numbers) override { sum(numbers.data(), numbers.size(), MPI_DOUBLE); }

  void exchange(std::span<const uint16_t> sent, std::span<uint16_t> received) override {
    const int part = size(sent.size() / static_cast<size_t>(place().count));
    MPI_Alltoall(sent.data(), part, MPI_UINT16_T, received.data(), part, MPI_UINT16_T,
                 MPI_COMM_WORLD);
  }

  void gather(std::span<const uint16_t> sent, std::span<uint16_t> received) override {
    const int part = size(sent.size());
    MPI_Allgather(sent.data(), part, MPI_UINT16_T, received.data(), part, MPI_UINT16_T,
                  MPI_COMM_WORLD);
  }

 private:
  static int size(size_t numbers) { return static_cast<int>(numbers); }

  static void sum(void* numbers, size_t count, MPI_Datatype type) {
    MPI_Allreduce(MPI_IN_PLACE, numbers, size(count), type, MPI_SUM, MPI_COMM_WORLD);
  }
};

}  // namespace

std::shared_ptr<Processes> mpi_processes() {
  int threads = MPI_THREAD_SINGLE;
  // Gradients are summed in a thread of their own.
  MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &threads);
  if (threads < MPI_THREAD_SERIALIZED)
    throw Error("this MPI may not be called from a second thread, which training does");
  return std::make_shared<MpiProcesses>();
}

}  // namespace regard
