#pragma once

#include <optional>

#include "regard/attention/kernel.h"
#include "regard/config/model_options.h"

namespace regard {

/// The kernel, with a bandwidth, that attention of a kind is made of; nothing for other kinds.
inline std::optional<Kernel> kernel_of(AttentionKind kind) {
  const auto kernel = value_of<Kernel>(name_of(kind));
  return kernel == Kernel::constant ? std::nullopt : kernel;
}

}  // namespace regard
