#pragma once

#include <cstddef>
#include <span>

#include "regard/figure/figure.h"

namespace regard {

/// How many sentences have how many tokens, source beside target, in bars of like width: the
/// histogram of Dive into Deep Learning 10.5. At most some 20 bars. Throws Error for no lengths.
Figure token_length_figure(std::span<const size_t> source, std::span<const size_t> target);

}  // namespace regard
