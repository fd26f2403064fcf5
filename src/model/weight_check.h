#pragma once

#include <string>

#include "regard/model/safetensors.h"
#include "regard/model/seq2seq.h"

namespace regard {

/// Compares the widths that options ask for with those of the weights at hand, before a network of
/// these widths is made: a small file cannot make regard take all of the memory. Throws Error
/// naming `origin`.
void check_widths(const ModelOptions& options, VocabularySizes sizes, const NamedTensors& tensors,
                  const std::string& origin);

}  // namespace regard
