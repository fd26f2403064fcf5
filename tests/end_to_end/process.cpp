#include "end_to_end/process.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace regard::end_to_end {
namespace {

namespace fs = std::filesystem;

constexpr const char* program_path = REGARD_BINARY_DIR "/regard";

void redirect(const fs::path& path, int flags, int descriptor) {
  const int file = ::open(path.c_str(), flags, 0666);
  if (file < 0 || ::dup2(file, descriptor) < 0) ::_exit(126);
}

[[noreturn]] void become(const std::vector<std::string>& command, const fs::path& folder,
                         const std::vector<std::string>& environment) {
  redirect(folder / "in", O_RDONLY, STDIN_FILENO);
  redirect(folder / "out", O_WRONLY | O_CREAT, STDOUT_FILENO);
  redirect(folder / "err", O_WRONLY | O_CREAT, STDERR_FILENO);
  for (const std::string& entry : environment) ::putenv(const_cast<char*>(entry.c_str()));
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  ::execv(words.front(), words.data());
  ::_exit(127);
}

pid_t start(const std::vector<std::string>& command, const fs::path& folder,
            const std::vector<std::string>& environment) {
  const pid_t process = ::fork();
  if (process < 0) throw std::runtime_error("fork failed");
  if (process == 0) become(command, folder, environment);
  return process;
}

int exit_status(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::vector<std::string> with_program(const std::vector<std::string>& arguments) {
  std::vector<std::string> command{program_path};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return command;
}

}  // namespace

Program::Program(const std::vector<std::string>& arguments, const std::string& input,
                 const std::vector<std::string>& environment)
    : folder_(new_folder()) {
  write(folder_ / "in", input);
  process_ = start(with_program(arguments), folder_, environment);
}

Program::~Program() {
  if (running()) {
    signal(SIGKILL);
    wait();
  }
}

void Program::signal(int number) const { ::kill(process_, number); }

bool Program::running() {
  if (process_ > 0 && ::waitpid(process_, &status_, WNOHANG) == process_) process_ = -1;
  return process_ > 0;
}

Outcome Program::wait() {
  if (process_ > 0) ::waitpid(process_, &status_, 0);
  process_ = -1;
  return {exit_status(status_), read(folder_ / "out"), read(folder_ / "err")};
}

Outcome run(const std::vector<std::string>& arguments, const std::string& input,
            const std::vector<std::string>& environment) {
  return Program(arguments, input, environment).wait();
}

Outcome run_shell(const std::string& line) {
  const fs::path folder = new_folder();
  write(folder / "in", "");
  const pid_t process =
      start({"/bin/sh", "-c", line}, folder, {std::string("regard=") + program_path});
  int status = 0;
  ::waitpid(process, &status, 0);
  return {exit_status(status), read(folder / "out"), read(folder / "err")};
}

fs::path new_folder() {
  static const fs::path root = [] {
    const fs::path path = fs::path(REGARD_BINARY_DIR) / "end_to_end";
    fs::remove_all(path);
    return path;
  }();
  static int number = 0;
  const fs::path folder = root / std::to_string(++number);
  fs::create_directories(folder);
  return folder;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const fs::path& path, const std::string& text) {
  std::ofstream stream(path, std::ios::binary);
  stream << text;
}

fs::path small_corpus(size_t count) {
  const auto lines = lines_of(read(REGARD_SOURCE_DIR "/data/train.tsv"));
  std::string text;
  for (size_t i = 0; i < count && i < lines.size(); ++i) text += lines[i] + '\n';
  const fs::path path = new_folder() / "pairs.tsv";
  write(path, text);
  return path;
}

std::vector<std::string> small_training(const fs::path& output) {
  static const std::string train = small_corpus(200).string();
  std::vector<std::string> arguments = {"train", "--train", train, "--valid", train};
  std::istringstream flags(
      "--tokenizer word --threads 1 --device cpu --embedding-size 16 --encoder-size 16 "
      "--decoder-size 32 --attention-size 16 --batch-tokens 200 --log-every 1 --valid-every 100 "
      "--save-every 50 --valid-sentences 20 --seed 7");
  for (std::string flag; flags >> flag;) arguments.push_back(flag);
  arguments.insert(arguments.end(), {"--output", output.string()});
  return arguments;
}

fs::path small_run() {
  static const fs::path folder = [] {
    fs::path output = new_folder() / "run";
    auto arguments = small_training(output);
    arguments.insert(arguments.end(), {"--max-updates", "150", "--learning-rate", "0.01"});
    const Outcome outcome = run(arguments);
    if (outcome.status != 0) throw std::runtime_error("training failed: " + outcome.errors);
    return output;
  }();
  return folder;
}

}  // namespace regard::end_to_end
