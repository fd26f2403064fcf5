#pragma once

#include <string>
#include <vector>

#include "app/command_line.h"

namespace regard {

inline constexpr CommandText info_text{"info",
                                       "tell what a model is: options, sizes, scores, files",
                                       "  regard info runs/first/best\n"
                                       "  regard info --json runs/first/best"};

int info_command(const std::vector<std::string>& arguments);

}  // namespace regard
