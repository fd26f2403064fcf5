#pragma once

#include <torch/types.h>

#include <string>
#include <utility>
#include <vector>

namespace regard {

using NamedTensors = std::vector<std::pair<std::string, torch::Tensor>>;

}  // namespace regard
