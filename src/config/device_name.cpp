#include "regard/config/device_name.h"

#include <fmt/format.h>

#include <charconv>

namespace regard {

int gpu_number(std::string_view device) {
  constexpr std::string_view prefix = "cuda:";
  if (device == "cuda") return 0;
  if (!device.starts_with(prefix)) return -1;
  int number = -1;
  const char* end = device.data() + device.size();
  const auto [rest, error] = std::from_chars(device.data() + prefix.size(), end, number);
  return error == std::errc() && rest == end && number >= 0 ? number : -1;
}

std::string device_problem(std::string_view device) {
  if (device == "auto" || device == "cpu" || gpu_number(device) >= 0) return "";
  return fmt::format("must be auto, cpu, cuda or cuda:N (N from 0), not '{}'", device);
}

}  // namespace regard
