#pragma once

#include <string>
#include <string_view>

#include "regard/config/options.h"

namespace regard {

/// Text in one spelling: Unicode NFC, every run of white space (no-break and narrow spaces, tabs)
/// one space, none at the ends, control characters gone; in lower case and in the tutorial's ASCII
/// folding where the options say so. Folding is PyTorch's seq2seq tutorial's `normalizeString`:
/// lower case, accents stripped (NFD, category Mn), `.!?` set apart by a space before, anything
/// that is no ASCII letter or `.!?` a space.
std::string normalize(std::string_view text, const TextOptions& options);

}  // namespace regard
