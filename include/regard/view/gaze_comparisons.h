#pragma once

#include <span>

#include "regard/figure/figure.h"
#include "regard/view/gaze.h"
#include "regard/view/gaze_figures.h"

namespace regard {

/// Maps side by side, as in `gaze_figures.h`.

/// A map for each hypothesis of the beam with its rank, score and text. Throws Error where there is
/// none with weights: a given target has no rivals.
Figure beam_figure(const Gaze& gaze);

/// What the target owes to the source by attention, by occlusion and by gradient, each with its own
/// colours, and how far the others agree with attention. Throws Error for a gaze that nobody asked
/// to explain.
Figure explanation_figure(const Gaze& gaze);

/// The chosen weights of several gazes: models, checkpoints, clamps of one sentence, which is the
/// title, under their names; those of several sentences under their sentences. One without
/// attention is a panel without data. Throws Error if none has any.
Figure comparison_figure(std::span<const GazeGroup> groups, const GazeChoice& choice = {});

}  // namespace regard
