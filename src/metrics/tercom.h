#pragma once

#include <cstdint>
#include <span>

namespace regard::metrics {

/// The edits of TER between two texts whose words are numbered: block shifts found greedily, one
/// edit each, plus the word edits that remain (Snover et al. 2006, section 2.2), within Tercom's
/// limits on the length, distance and number of shifts.
std::int64_t count_edits(std::span<const std::uint32_t> hypothesis,
                         std::span<const std::uint32_t> reference);

}  // namespace regard::metrics
