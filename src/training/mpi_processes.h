#pragma once

#include <memory>

#include "regard/training/processes.h"

namespace regard {

/// The processes of MPI's world. Once a program. Throws Error where regard was built without MPI.
std::shared_ptr<Processes> mpi_processes();

}  // namespace regard
