#pragma once

#include <functional>
#include <istream>
#include <string>
#include <vector>

namespace regard {

/// Gives the next line, without its end; false when there is no more. Lines of invalid UTF-8 come
/// mended, with U+FFFD where bytes were wrong, and a warning names them.
using LineSource = std::function<bool(std::string& line)>;

/// The lines of texts from the command line.
LineSource lines_of(const std::vector<std::string>& texts);
/// The lines of a file, plain or gzip. Throws Error, also later on a damaged file.
LineSource lines_of_file(const std::string& path);
/// The lines of a stream as they arrive. `name` is what warnings call it.
LineSource lines_of(std::istream& stream, const std::string& name);

/// The lines of a text file, all at once: hypotheses or references.
std::vector<std::string> read_lines(const std::string& path);

}  // namespace regard
