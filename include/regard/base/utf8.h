#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace regard {

/// The byte position of the first invalid UTF-8 sequence (overlong forms, surrogates and values
/// past U+10FFFF included), or `npos` if the text is valid.
size_t find_invalid_utf8(std::string_view text);

/// Code points of valid UTF-8; an invalid byte becomes U+FFFD.
std::u32string decode_utf8(std::string_view text);

std::string encode_utf8(std::u32string_view text);

/// Where each character begins, in bytes, with the text's size at the end.
std::vector<size_t> utf8_offsets(std::string_view text);

}  // namespace regard
