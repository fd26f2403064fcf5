#include "training/progress_bar.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

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

std::string with_thousands(int64_t number) {
  if (number < 1000) return std::to_string(number);
  return fmt::format("{},{:03}", with_thousands(number / 1000), number % 1000);
}

std::string clock_text(double seconds) {
  const auto whole = std::llround(seconds);
  return whole >= 3600 ? fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60)
                       : fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

std::string progress_text(const ProgressLine& line, int width) {
  std::string text;
  if (line.fraction > 0) {
    constexpr int cells = 20;
    const int full = static_cast<int>(std::min(line.fraction, 1.0) * cells);
    text += fmt::format("[{:=<{}}{:<{}}] {:3.0f} %  ", "", full, "", cells - full,
                        std::min(line.fraction, 1.0) * 100);
  }
  text += fmt::format("update {}  pass {}  loss {:.3f}  {} tokens/s", with_thousands(line.update),
                      line.pass, line.loss, with_thousands(std::llround(line.tokens_per_second)));
  if (line.seconds_left >= 0) text += fmt::format("  {} left", clock_text(line.seconds_left));
  return text.substr(0, static_cast<size_t>(std::max(width - 1, 0)));
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
