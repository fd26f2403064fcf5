#pragma once

#include <string>
#include <string_view>

namespace regard::metrics {

// The rules that mteval-v13a.pl and Tercom's Normalizer.java have in common. Each goes once from
// left to right, and what one match took is not looked at again by the same rule ("a,,b" becomes
// "a ,  ,b"): doubled punctuation depends on it. All of them test ASCII characters only, so bytes
// do as well as code points.

/// &quot; &amp; &lt; &gt;, in this order: "&amp;lt;" becomes "<".
void unescape_entities(std::string& text);

/// A space on both sides of ASCII punctuation other than ' , - . and of the space itself.
std::string space_punctuation(std::string_view text);

/// Full stops and commas apart unless after a digit, then unless before a digit, then hyphens that
/// follow a digit.
std::string space_near_digits(std::string_view text);

}  // namespace regard::metrics
