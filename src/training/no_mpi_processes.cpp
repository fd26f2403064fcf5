#include "regard/base/error.h"
#include "training/mpi_processes.h"

namespace regard {

std::shared_ptr<Processes> mpi_processes() {
  throw Error(
      "several processes were launched, but regard was built without MPI: install Open MPI or "
      "MPICH with its headers (Debian: libopenmpi-dev), and build regard anew");
}

}  // namespace regard
