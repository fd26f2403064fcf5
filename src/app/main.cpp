#include <spdlog/spdlog.h>

#include <csignal>

#include "app/commands.h"
#include "app/console.h"
#include "app/exit_status.h"

int main(int count, char** words) {
  regard::set_up_console();
  std::signal(SIGXFSZ, SIG_IGN);  // a file larger than `ulimit -f` is an error, as on a full disk
  try {
    return regard::run_program({words + 1, words + count});
  } catch (const regard::UsageError& error) {
    regard::report_error(error.what());
    return regard::exit_command_line;
  } catch (const regard::Error& error) {
    regard::report_error(error.what());
    return regard::exit_user_error;
  } catch (const std::exception& error) {
    regard::report_error(
        fmt::format("this is a bug in regard, please report it: {}", error.what()));
    return regard::exit_bug;
  }
}
