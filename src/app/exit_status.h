#pragma once

namespace regard {

/// What the program tells the shell.
enum ExitStatus {
  exit_done = 0,
  exit_user_error = 1,    ///< the user's input, files, or options that do not go together
  exit_command_line = 2,  ///< a flag or command that does not exist, a value it cannot have
  exit_bug = 70,          ///< EX_SOFTWARE of sysexits.h
  exit_interrupted = 130  ///< 128 + SIGINT, as shells report it
};

}  // namespace regard
