#include "app/line_source.h"

#include <spdlog/spdlog.h>

#include <memory>
#include <sstream>

#include "regard/base/error.h"
#include "regard/base/line_reader.h"
#include "regard/base/utf8.h"

namespace regard {
namespace {

constexpr size_t most_line_bytes = size_t{1} << 26;

/// Mends the lines of one text, and says so of the first few.
class Mender {
 public:
  explicit Mender(std::string name) : name_(std::move(name)) {}

  void mend(std::string& line, int64_t number) {
    const size_t invalid = find_invalid_utf8(line);
    if (invalid == std::string::npos) return;
    constexpr int64_t most_told = 5;
    if (++mended_ <= most_told)
      spdlog::warn("{}:{}: invalid UTF-8 at byte {}, read as U+FFFD", name_, number, invalid + 1);
    if (mended_ == most_told + 1)
      spdlog::warn("{}:{}: invalid UTF-8 again; from here on it is not told", name_, number);
    line = encode_utf8(decode_utf8(line));
  }

 private:
  std::string name_;
  int64_t mended_ = 0;
};

void strip(std::string& line, bool first) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (!line.empty() && line.back() == '\r') line.pop_back();
  if (first && line.starts_with(byte_order_mark)) line.erase(0, byte_order_mark.size());
}

}  // namespace

LineSource lines_of(std::istream& stream, const std::string& name) {
  return [&stream, name, mender = Mender(name), number = int64_t{0}](std::string& line) mutable {
    if (!std::getline(stream, line)) {
      if (stream.bad()) throw Error("{}: it cannot be read (is it a folder, or closed?)", name);
      return false;
    }
    ++number;
    strip(line, number == 1);
    mender.mend(line, number);
    return true;
  };
}

LineSource lines_of(const std::vector<std::string>& texts) {
  auto stream = std::make_shared<std::stringstream>();
  for (const std::string& text : texts) *stream << text << '\n';
  return [stream, next = lines_of(*stream, "text")](std::string& line) { return next(line); };
}

LineSource lines_of_file(const std::string& path) {
  auto reader = std::make_shared<LineReader>(path, most_line_bytes);
  return [reader, path, mender = Mender(path)](std::string& line) mutable {
    if (!reader->next(line)) return false;
    if (reader->line_too_long())
      throw Error("{}:{}: the line has more than {} bytes; is this a text file?", path,
                  reader->line_number(), most_line_bytes);
    mender.mend(line, reader->line_number());
    return true;
  };
}

std::vector<std::string> read_lines(const std::string& path) {
  const LineSource next = lines_of_file(path);
  std::vector<std::string> lines;
  for (std::string line; next(line);) lines.push_back(line);
  return lines;
}

}  // namespace regard
