#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "regard/figure/terminal.h"

namespace regard {
namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::optional<int> positive_number(const std::string& text) {
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end || number <= 0) return std::nullopt;
  return number;
}

TerminalColours colours_of(const Environment& environment) {
  const auto value = [&](const char* name) { return environment(name).value_or(""); };
  const std::string term = value("TERM");
  const std::string depth = value("COLORTERM");
  if (!value("NO_COLOR").empty() || term.empty() || term == "dumb") return TerminalColours::none;
  if (depth == "truecolor" || depth == "24bit" || holds(term, "direct"))
    return TerminalColours::true_colour;
  return holds(term, "256color") ? TerminalColours::palette256 : TerminalColours::none;
}

/// Whether the locale, if one is set, is one of UTF-8.
bool is_unicode(const Environment& environment) {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const std::string locale = environment(name).value_or("");
    if (locale.empty()) continue;
    for (const char* part : {"UTF-8", "utf-8", "UTF8", "utf8"})
      if (holds(locale, part)) return true;
    return false;
  }
  return true;
}

}  // namespace

TerminalStyle terminal_style_of(const Environment& environment, std::optional<int> window_width) {
  constexpr int most = 400;  // Wider, and the eye no longer finds the next line.
  TerminalStyle style;
  const std::optional<int> wish = positive_number(environment("COLUMNS").value_or(""));
  if (wish) {
    style.width = *wish;
  } else if (window_width && *window_width > 0) {
    style.width = *window_width;
  }
  style.width = std::min(style.width, most);
  if (window_width) style.colours = colours_of(environment);
  style.unicode = is_unicode(environment);
  return style;
}

TerminalStyle terminal_style_of(int descriptor) {
  const auto environment = [](const std::string& name) -> std::optional<std::string> {
    const char* value = std::getenv(name.c_str());
    if (value == nullptr) return std::nullopt;
    return value;
  };
  winsize size{};
  if (::isatty(descriptor) == 0) return terminal_style_of(environment, std::nullopt);
  if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0) size.ws_col = 0;
  return terminal_style_of(environment, static_cast<int>(size.ws_col));
}

}  // namespace regard
