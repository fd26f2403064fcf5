#pragma once

#include <functional>
#include <ostream>
#include <string>

namespace regard {

/// Lets `produce` write to a file, which appears when it is complete, or to standard output where
/// `path` is empty. Throws Error.
void write_output(const std::string& path, const std::function<void(std::ostream&)>& produce);

/// To standard output. Throws Error.
void print_output(const std::string& text);

/// Sends what was written on its way. Throws Error if it cannot be: a full disk, a closed output.
void flush_output(std::ostream& stream);

}  // namespace regard
