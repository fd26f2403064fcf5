#pragma once

#include <cstdint>

#include "regard/figure/figure.h"

namespace regard {

class Seq2Seq;

/// Sinusoidal positions: four columns as curves over the positions, and all of them as a map whose
/// rows are positions. With 60 steps of width 32 the figures of Dive into Deep Learning 11.6, whose
/// curves are columns 6 to 9. Both counts are above 0.
Figure positions_figure(int64_t steps = 60, int64_t width = 32);

/// What tells a model where a word stands, drawn alike, at most `steps` positions: what is added to
/// its words, of the encoder and the decoder each where they learned their own; for rotary
/// positions the sine and cosine of the turns within a head. Throws Error for a model without.
Figure positions_figure(const Seq2Seq& model, int64_t steps);

}  // namespace regard
