#include "figure/bar_places.h"

#include <algorithm>

namespace regard::figure {

std::size_t count_bars(const Marks& marks) {
  return static_cast<std::size_t>(std::ranges::count_if(
      marks, [](const auto& mark) { return std::holds_alternative<Bars>(mark); }));
}

Range bar_place(const Bars& bars, std::size_t i, std::size_t turn, std::size_t count) {
  constexpr double gap = 0.08;  // On each side, as a share of the room.
  const Range room{bars.edges[i], bars.edges[i + 1]};
  const double width = (1 - 2 * gap) / static_cast<double>(count);
  const double begin = gap + width * static_cast<double>(turn);
  return {room.at(begin), room.at(begin + width)};
}

}  // namespace regard::figure
