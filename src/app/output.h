#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <vector>

namespace regard {

/// A file that a command will write, and the flag that names it, without dashes.
struct OutputFile {
  std::string flag;
  std::string path;
};

/// To be called before the work whose result they shall hold. Throws UsageError where two of them
/// are one file, by whatever names, or one is "-", and Error where one cannot be written.
void check_outputs(const std::vector<OutputFile>& files);

/// The files of a flag that may be given again.
std::vector<OutputFile> outputs_of(const std::string& flag, const std::vector<std::string>& paths);

/// Lets `produce` write to a file, which appears when it is complete, or to standard output where
/// `path` is empty. Throws Error.
void write_output(const std::string& path, const std::function<void(std::ostream&)>& produce);

/// To standard output. Throws Error.
void print_output(const std::string& text);

/// Sends what was written on its way. Throws Error if it cannot be: a full disk, a closed output.
void flush_output(std::ostream& stream);

}  // namespace regard
