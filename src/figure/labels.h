#pragma once

#include <string>
#include <string_view>

namespace regard::figure {

/// Text that can be drawn: valid UTF-8 on one line, control characters as spaces, accents joined to
/// their letters.
std::string drawable_text(std::string_view text);

/// ASCII that comes closest: "été" as "ete"; a character that nothing comes close to as '?'.
std::string ascii_text(std::string_view text);

/// How many of a terminal's columns a character takes: 2 for an East Asian wide one, 0 for an
/// accent by itself.
int column_count(char32_t character);
int column_count(std::string_view text);

/// The text cut so that it takes at most `columns`; a cut one ends with `ellipsis`.
std::string shortened(std::string_view text, int columns, std::string_view ellipsis = "…");

}  // namespace regard::figure
