#pragma once

#include <string>
#include <string_view>

namespace regard::metrics {

/// Full lower case for any language, as Python's `str.lower`: each character's mapping, with the
/// two exceptions that Unicode's SpecialCasing.txt makes everywhere: `İ` becomes `i` and U+0307,
/// and a `Σ` that ends a word becomes `ς`. An invalid byte becomes U+FFFD.
std::string lower(std::string_view text);

}  // namespace regard::metrics
