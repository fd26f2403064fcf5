#pragma once

#include <cstddef>
#include <optional>

#include "regard/view/gaze.h"

namespace regard {

/// A gaze as a page can hold it, which a browser must open and a person wait for: where its maps
/// have more than `most` numbers, those of all hypotheses but the best go, then each layer's heads
/// become their mean, then all goes but who looks at the source, as far as needed. `left_out` says
/// so. Nothing where it fits as it is.
std::optional<Gaze> fit_page(const Gaze& gaze, size_t most);

}  // namespace regard
