#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/command_line.h"

namespace regard {

struct Command {
  CommandText text;
  int (*run)(const std::vector<std::string>& arguments);
};

/// Every command of the program, in the order of its overview.
std::span<const Command> commands();

/// Runs what the words behind the program's name ask for and gives the exit status. Throws
/// UsageError, Error.
int run_program(const std::vector<std::string>& words);

}  // namespace regard
