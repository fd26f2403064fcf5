#include "corpus/line_check.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>

#include "regard/base/utf8.h"

namespace regard {
namespace {

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && byte != '\t') || byte == 0x7F;
}

bool is_visible(utf8proc_int32_t point) {
  switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
      return false;
    default:
      return true;
  }
}

}  // namespace

std::optional<Trouble> find_trouble(std::string_view line, bool too_long,
                                    const CorpusOptions& options) {
  if (too_long)
    return Trouble{&LoadReport::too_long,
                   fmt::format("longer than {} bytes (max-line-bytes)", options.max_line_bytes)};
  const size_t invalid = find_invalid_utf8(line);
  if (invalid != std::string_view::npos)
    return Trouble{&LoadReport::invalid_utf8, fmt::format("invalid UTF-8 at byte {}", invalid + 1)};
  const auto control = std::find_if(line.begin(), line.end(), is_control);
  if (control != line.end())
    return Trouble{&LoadReport::control_characters,
                   fmt::format("control character U+{:04X} at byte {}",
                               static_cast<unsigned>(*control), control - line.begin() + 1)};
  return std::nullopt;
}

std::optional<Trouble> find_trouble(std::string_view source, std::string_view target) {
  const bool no_source = is_blank(source);
  const bool no_target = is_blank(target);
  if (no_source && no_target) return Trouble{&LoadReport::blank, "blank"};
  if (no_source) return Trouble{&LoadReport::one_side_empty, "the source is empty"};
  if (no_target) return Trouble{&LoadReport::one_side_empty, "the target is empty"};
  return std::nullopt;
}

bool is_blank(std::string_view text) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t point = 0;
    const utf8proc_ssize_t width = utf8proc_iterate(bytes, left, &point);
    if (width <= 0 || is_visible(point)) return false;
    bytes += width;
    left -= width;
  }
  return true;
}

std::optional<Trouble> read_columns(std::string_view line, const CorpusOptions& options,
                                    Columns& columns) {
  const int64_t needed = std::max(options.source_column, options.target_column);
  int64_t column = 0;
  for (size_t begin = 0; begin <= line.size() && column <= needed;) {
    const size_t end = std::min(line.find('\t', begin), line.size());
    const std::string_view text = line.substr(begin, end - begin);
    ++column;
    if (column == options.source_column) columns.source = text;
    if (column == options.target_column) columns.target = text;
    begin = end + 1;
  }
  columns.extra = column > needed;
  if (column >= needed) return std::nullopt;
  if (is_blank(line)) return Trouble{&LoadReport::blank, "blank"};
  return Trouble{&LoadReport::missing_column,
                 fmt::format("no column {} (tabs are what sets columns apart)", column + 1)};
}

}  // namespace regard
