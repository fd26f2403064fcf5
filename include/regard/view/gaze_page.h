#pragma once

#include <span>
#include <string>
#include <string_view>

#include "regard/view/gaze.h"

namespace regard {

/// Gazes as one HTML file that needs no other file and no network: src/view/page with its style,
/// its script and `gazes_json` in it. Text of the gazes and the title is never read as markup. Of a
/// sentence of hundreds of pieces it holds as much as a browser opens at ease, and says what it
/// left out.
std::string gazes_page(std::span<const GazeGroup> groups, std::string_view title);

}  // namespace regard
