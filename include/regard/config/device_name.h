#pragma once

#include <string>
#include <string_view>

namespace regard {

/// N of "cuda:N", 0 of "cuda"; -1 of anything else.
int gpu_number(std::string_view device);

/// What is wrong with a device's name (auto, cpu, cuda or cuda:N), as the end of a sentence, or
/// empty. Whether there is such a device, `resolve_device` says.
std::string device_problem(std::string_view device);

}  // namespace regard
