#pragma once

#include <string>
#include <vector>

#include "app/command_line.h"

namespace regard {

inline constexpr CommandText pool_text{
    "pool", "attention on a table: predict a column from others by kernel regression",
    "  regard pool data.csv --x temperature --y sales\n"
    "  regard pool data.csv --x width,height --y price --at new.csv --output predicted.csv\n"
    "  regard pool data.csv --x 1 --y 2 --kernel epanechnikov --bandwidth 0.5 --output fit.png\n"
    "  regard pool --demo --output book.png\n"
    "A prediction is the mean of the points' values, weighted by a kernel of their distance in\n"
    "bandwidths (Nadaraya and Watson 1964). Several columns of --x are divided by their standard\n"
    "deviations first, and the bandwidth is in those."};

int pool_command(const std::vector<std::string>& arguments);

}  // namespace regard
