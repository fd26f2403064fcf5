#pragma once

#include <cstdint>
#include <string>

namespace regard {

struct ProgressLine {
  int64_t update = 0;
  int64_t pass = 0;  ///< from 1
  double loss = 0;   ///< nats a target token
  double tokens_per_second = 0;
  double fraction = 0;       ///< of the budget; 0 if it has none
  double seconds_left = -1;  ///< negative if unknown
};

/// "[=====     ]  45 %  12:34 left  loss 2.345  5,678 tokens/s  update 1,200  pass 3", less than
/// `width` columns wide: a narrow window has a shorter bar, and then goes without what comes last.
std::string progress_text(const ProgressLine& line, int width);

/// A line on standard error that is drawn over and over; nothing where that is no terminal.
class ProgressBar {
 public:
  ProgressBar();
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// Draws a few times a second at most.
  void show(const ProgressLine& line);
  /// Wipes the line, so that other text can be written.
  void clear();

 private:
  bool terminal_;
  bool drawn_ = false;
  double last_drawn_ = 0;
};

}  // namespace regard
