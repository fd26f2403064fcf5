#include "app/child_program.h"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <thread>

#include "regard/base/error.h"

namespace regard {
namespace {

/// In a process group of its own: a Ctrl-C is ours to pass on, once.
pid_t start(const std::string& program, std::vector<char*> arguments) {
  posix_spawnattr_t attributes;
  ::posix_spawnattr_init(&attributes);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  ::posix_spawnattr_setpgroup(&attributes, 0);
  pid_t child = -1;
  const int problem =
      ::posix_spawn(&child, program.c_str(), nullptr, &attributes, arguments.data(), environ);
  ::posix_spawnattr_destroy(&attributes);
  if (problem != 0) throw Error("cannot start {}: {}", program, std::strerror(problem));
  return child;
}

}  // namespace

int run_child(const std::string& program, const std::vector<std::string>& words,
              const std::atomic<bool>& stop) {
  std::vector<std::string> texts{program};
  texts.insert(texts.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (std::string& text : texts) arguments.push_back(text.data());
  arguments.push_back(nullptr);
  const pid_t child = start(program, std::move(arguments));
  bool asked = false;
  int status = 0;
  for (pid_t ended = 0; ended == 0 || (ended < 0 && errno == EINTR);
       ended = ::waitpid(child, &status, WNOHANG)) {
    if (stop && !asked) {
      ::kill(child, SIGTERM);
      asked = true;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

std::string own_program() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) throw Error("cannot find the program that is running: {}", error.message());
  return program.string();
}

}  // namespace regard
