#pragma once

#include <cstddef>

namespace regard {

/// What the colours of a figure must stand out from.
enum class Theme { light, dark };

/// Marks of one panel that have a colour of their own; the next have the same ones again.
inline constexpr std::size_t series_colours = 7;

}  // namespace regard
