#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace regard::end_to_end {

struct Outcome {
  int status = -1;     ///< exit status, or 128 + signal
  std::string output;  ///< standard output
  std::string errors;  ///< standard error
};

/// A running regard, its streams in files of a folder of its own.
class Program {
 public:
  /// `environment` are "NAME=value" beside the test's own. `input` is its standard input.
  explicit Program(const std::vector<std::string>& arguments, const std::string& input = "",
                   const std::vector<std::string>& environment = {});
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
  ~Program();

  void signal(int number) const;
  bool running();
  Outcome wait();

 private:
  std::filesystem::path folder_;
  pid_t process_ = -1;
  int status_ = 0;
};

/// Runs regard to its end.
Outcome run(const std::vector<std::string>& arguments, const std::string& input = "",
            const std::vector<std::string>& environment = {});
/// Runs a line of shell, in which `$regard` is the program.
Outcome run_shell(const std::string& line);

/// A new empty folder.
std::filesystem::path new_folder();
std::vector<std::string> lines_of(const std::string& text);
std::string read(const std::filesystem::path& path);
void write(const std::filesystem::path& path, const std::string& text);

/// The first `count` pairs of the project's corpus, in a file.
std::filesystem::path small_corpus(size_t count);
/// A run's folder with a small translator, trained once for all tests; its best model in `best`.
std::filesystem::path small_run();
/// The flags of that training: few and small layers, one thread.
std::vector<std::string> small_training(const std::filesystem::path& output);

}  // namespace regard::end_to_end
