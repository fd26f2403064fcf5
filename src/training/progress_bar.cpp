#include "training/progress_bar.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

#include "regard/base/counted.h"

namespace regard {
namespace {

constexpr double seconds_between_drawings = 0.2;

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

int terminal_width() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string clock_text(double seconds) {
  const auto whole = std::llround(seconds);
  return whole >= 3600 ? fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60)
                       : fmt::format("{}:{:02}", whole / 60, whole % 60);
}

/// What is known, what a person asks for first in front.
std::vector<std::string> fields_of(const ProgressLine& line) {
  std::vector<std::string> fields;
  if (line.fraction > 0)
    fields.push_back(fmt::format("{:3.0f} %", std::min(line.fraction, 1.0) * 100));
  if (line.seconds_left >= 0) fields.push_back(clock_text(line.seconds_left) + " left");
  fields.push_back(fmt::format("loss {:.3f}", line.loss));
  fields.push_back(fmt::format("{} tokens/s", grouped(std::llround(line.tokens_per_second))));
  fields.push_back(fmt::format("update {}", grouped(line.update)));
  fields.push_back(fmt::format("pass {}", line.pass));
  return fields;
}

/// "[===   ] " in `columns` columns; nothing where there is no room for a bar.
std::string bar_text(double fraction, int columns) {
  constexpr int fewest_cells = 5, most_cells = 20, frame = 3;
  const int cells = std::min(columns - frame, most_cells);
  if (cells < fewest_cells) return "";
  const int full = static_cast<int>(std::min(fraction, 1.0) * cells);
  return fmt::format("[{:=<{}}{:<{}}] ", "", full, "", cells - full);
}

}  // namespace

std::string progress_text(const ProgressLine& line, int width) {
  std::string text;
  for (const std::string& field : fields_of(line)) {
    const std::string longer = text.empty() ? field : text + "  " + field;
    if (static_cast<int>(longer.size()) >= width) break;
    text = longer;
  }
  const int left = width - 1 - static_cast<int>(text.size());
  return line.fraction > 0 ? bar_text(line.fraction, left) + text : text;
}

ProgressBar::ProgressBar() : terminal_(isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() { clear(); }

void ProgressBar::show(const ProgressLine& line) {
  if (!terminal_ || now() - last_drawn_ < seconds_between_drawings) return;
  last_drawn_ = now();
  drawn_ = true;
  fmt::print(stderr, "\r\033[K{}", progress_text(line, terminal_width()));
  std::fflush(stderr);
}

void ProgressBar::clear() {
  if (!drawn_) return;
  drawn_ = false;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
}

}  // namespace regard
