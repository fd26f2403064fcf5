#pragma once

#include <string>

#include "training/sitting.h"
#include "training/updater.h"

namespace regard {

/// Keeps a training from going on with broken numbers. An update whose loss or gradient is not
/// finite makes no step, and what led to it is kept in the run's `bad-updates/`; where they come
/// one after another, or where the loss has risen back to what guessing costs, the weights of the
/// last checkpoint come back and the learning rate is halved.
class Rescue {
 public:
  /// Both must outlive it.
  explicit Rescue(Sitting& sitting);

  /// Judges an update that was just tried; false if it does not count. Throws Error where nothing
  /// helps any more.
  bool accept(const UpdateResult& result, const Batch& batch, double learning_rate);

  /// Back to the last checkpoint if the weights are not finite.
  void check_weights();
  bool weights_are_finite();
  /// Whether a checkpoint of now would be one to go back to.
  bool good() { return bad_in_a_row_ == 0 && !far_off_ && weights_are_finite(); }

 private:
  void roll_back(const std::string& cause);

  Sitting& sitting_;
  double guessing_;           // nats a word
  int64_t bad_in_a_row_ = 0;  // updates that were not finite
  bool far_off_ = false;      // the loss of the last one that was
  int64_t finite_at_ = -1;    // the last update whose weights were found finite
};

}  // namespace regard
