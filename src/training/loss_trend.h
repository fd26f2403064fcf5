#pragma once

namespace regard {

/// How the loss of a training goes, update by update, smoothed over about 50 of them.
struct LossTrend {
  double smoothed = 0;  ///< nats a word; 0 before the first
  double lowest = 0;    ///< of all that it was
};

/// Whether a loss is three times as much as the trend's lowest, and as `guessing`, the logarithm of
/// the vocabulary's size.
bool is_far_off(const LossTrend& trend, double loss, double guessing);

/// Takes in the loss of an update, nats a word, which is finite. True if the training has come
/// apart: it costs as much as `guessing` and was a fifth below that once, or it is far off.
bool has_diverged(LossTrend& trend, double loss, double guessing);

}  // namespace regard
