#pragma once

namespace regard {

/// What the colours of a figure must stand out from.
enum class Theme { light, dark };

}  // namespace regard
