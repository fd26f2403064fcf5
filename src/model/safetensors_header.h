#pragma once

#include <c10/core/ScalarType.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "regard/base/error.h"
#include "regard/model/safetensors.h"

namespace regard {

/// A tensor as the header of a safetensors file promises it.
struct TensorEntry {
  std::string name;
  torch::ScalarType type;
  std::vector<int64_t> shape;
  uint64_t begin;  ///< of its bytes, counted from the end of the header
  uint64_t end;
};

/// The entries of a header in the order of their bytes. They fill the `data_bytes` behind the
/// header without a hole and without overlap. Throws Error naming `file` on anything else.
std::vector<TensorEntry> parse_safetensors_header(const std::string& header, uint64_t data_bytes,
                                                  const std::string& file);

/// The header of tensors whose bytes follow in this order: its length in eight bytes, then JSON,
/// then spaces up to a multiple of eight. Throws Error on a name or type that cannot be written.
std::string make_safetensors_header(const NamedTensors& tensors,
                                    const std::map<std::string, std::string>& metadata);

/// What to throw about a file that is damaged.
Error damaged_safetensors(const std::string& file, std::string_view what);

}  // namespace regard
