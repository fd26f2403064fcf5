#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "regard/model/named_tensors.h"

namespace regard {

/// Tensors in Hugging Face's safetensors format: an 8-byte little-endian header length, a JSON
/// header with `dtype`, `shape` and `data_offsets` of each name, then the bytes. Written in one go
/// or not at all. `metadata` becomes the header's `__metadata__`.
void write_safetensors(const std::filesystem::path& path, const NamedTensors& tensors,
                       const std::map<std::string, std::string>& metadata = {});

/// Safe to use on files from strangers: every length, offset, type and overlap is checked before
/// memory is taken. Throws Error that names the file and what is wrong.
NamedTensors read_safetensors(const std::filesystem::path& path);

}  // namespace regard
