#pragma once

#include <torch/types.h>

#include <string>

#include "regard/config/options.h"

namespace regard {

/// The device that `auto`, `cpu`, `cuda` or `cuda:N` names; `auto` is a GPU where there is one.
/// Throws Error on another name, or if the GPU is not there.
torch::Device resolve_device(const std::string& name);

/// Threads and precision for the whole process. 0 threads leaves torch's own choice, one a core.
void apply_runtime(const RuntimeOptions& options);

}  // namespace regard
