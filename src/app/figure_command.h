#pragma once

#include <string>
#include <vector>

#include "app/command_line.h"

namespace regard {

inline constexpr CommandText figure_text{
    "figure", "figures: how trainings went, positions, sentence lengths",
    "  regard figure learning runs/first runs/second --output learning.svg\n"
    "  regard figure positions                            # 11.6: curves and map, width 32\n"
    "  regard figure positions --model runs/mine --output positions.png\n"
    "  regard figure lengths --data train.tsv --output lengths.svg      # 10.5, in words\n"
    "  regard figure lengths --data train.tsv --model runs/mine         # in its pieces\n"
    "The heat maps of 11.4 and 11.7 are regard attention's, --view steps and --view heads;\n"
    "11.2's figures are regard pool --demo."};

int figure_command(const std::vector<std::string>& arguments);

}  // namespace regard
