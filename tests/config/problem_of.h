#pragma once

#include <string>

#include "base/scratch.h"
#include "regard/config/consistency.h"

namespace regard {

/// Something that is consistent.
inline Config plain() {
  Config config;
  config.training.max_updates = 100;
  return config;
}

/// What is wrong with a configuration after `change`.
template <typename Change>
std::string problem_of(Config config, Change change) {
  change(config.model, config);
  return testing::error_of([&] { check_consistency(config); });
}

inline constexpr const char* fine = "no error";

}  // namespace regard
