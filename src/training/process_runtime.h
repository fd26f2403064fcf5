#pragma once

#include "regard/config/options.h"
#include "regard/training/processes.h"

namespace regard {

/// What of the machine this process takes, where it shares it with others: of so many GPUs, the one
/// with its number; of the cores, where the threads are not told, its part.
RuntimeOptions process_runtime(const RuntimeOptions& options, const ProcessPlace& place,
                               int64_t gpus);

}  // namespace regard
