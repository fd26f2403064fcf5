#include "regard/base/line_reader.h"

#include <cstring>
#include <utility>
#include <vector>

#include "base/gzip_file.h"
#include "regard/base/error.h"

namespace regard {

struct LineReader::State {
  State(std::filesystem::path file_path, size_t most)
      : path(std::move(file_path)), file(path), max_line_bytes(most) {}

  std::filesystem::path path;
  GzipFile file;
  size_t max_line_bytes;
  std::vector<char> buffer = std::vector<char>(size_t{1} << 18);
  size_t begin = 0;
  size_t end = 0;
  bool at_start = true;
  int64_t line_number = 0;
  bool too_long = false;

  bool fill();
  void keep(std::string& line, const char* data, size_t size) const;
};

/// Puts more of the file into the empty buffer; false at the end of the file.
bool LineReader::State::fill() {
  const std::optional<size_t> count = file.read(buffer);
  if (!count) throw Error("{}:{}: {}", path.string(), line_number + 1, file.problem());
  begin = 0;
  end = *count;
  if (std::exchange(at_start, false) && end >= 3 &&
      std::memcmp(buffer.data(), "\xEF\xBB\xBF", 3) == 0)
    begin = 3;
  return begin < end;
}

/// Two bytes more than the limit are kept, so that the end of a line tells a `\r` that belongs to
/// the line's end from a line that is too long.
void LineReader::State::keep(std::string& line, const char* data, size_t size) const {
  const size_t room = max_line_bytes + 2 - line.size();
  line.append(data, std::min(room, size));
}

LineReader::LineReader(std::filesystem::path path, size_t max_line_bytes)
    : state_(std::make_unique<State>(std::move(path), max_line_bytes)) {}
LineReader::~LineReader() = default;
LineReader::LineReader(LineReader&&) noexcept = default;
LineReader& LineReader::operator=(LineReader&&) noexcept = default;

bool LineReader::next(std::string& line) {
  State& s = *state_;
  line.clear();
  bool any = false;
  bool ended = false;
  while (!ended && (s.begin < s.end || s.fill())) {
    const char* start = s.buffer.data() + s.begin;
    const size_t left = s.end - s.begin;
    const auto* stop = static_cast<const char*>(std::memchr(start, '\n', left));
    const size_t size = stop ? static_cast<size_t>(stop - start) : left;
    s.keep(line, start, size);
    s.begin += size + (stop ? 1 : 0);
    ended = stop != nullptr;
    any = true;
  }
  if (!any) return false;
  ++s.line_number;
  if (ended && line.size() <= s.max_line_bytes + 1 && line.ends_with('\r')) line.pop_back();
  s.too_long = line.size() > s.max_line_bytes;
  if (s.too_long) line.resize(s.max_line_bytes);
  return true;
}

int64_t LineReader::line_number() const { return state_->line_number; }
bool LineReader::line_too_long() const { return state_->too_long; }
const std::filesystem::path& LineReader::path() const { return state_->path; }

}  // namespace regard
