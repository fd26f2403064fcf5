#include "regard/translation/segmenter.h"

#include <algorithm>

#include "regard/base/utf8.h"
#include "translation/boundaries.h"
#include "translation/characters.h"

namespace regard {
namespace {

class Segmenter {
 public:
  Segmenter(std::string_view line, const std::function<bool(std::string_view)>& fits)
      : line_(line), fits_(fits), characters_(decode_utf8(line)), offsets_(utf8_offsets(line)) {}

  std::vector<Segment> run() {
    Span whole{.begin = 0, .end = characters_.size(), .next = characters_.size()};
    while (whole.end > 1 && is_space(characters_[whole.end - 1])) --whole.end;
    split(whole, Level::sentences);
    return std::move(segments_);
  }

 private:
  // Cuts what does not fit. Sentences stand alone, as in training; smaller parts are put together
  // again as far as they fit.
  void split(const Span& whole, Level level) {
    const std::vector<Span> spans = cut(characters_, whole, level);
    if (spans.size() == 1 && level != Level::characters) return split(whole, deeper(level));
    for (size_t i = 0; i < spans.size();) {
      const size_t most = level == Level::sentences ? 1 : spans.size() - i;
      const size_t count = count_that_fit(spans, i, most);
      if (count == 0 && level != Level::characters) {
        split(spans[i++], deeper(level));
        continue;
      }
      const size_t last = i + std::max<size_t>(count, 1) - 1;
      emit({spans[i].begin, spans[last].end, spans[last].next});
      i = last + 1;
    }
  }

  // How many spans from `first` on fit together. The work is that of looking at the text a few
  // times: the number is doubled until it is too large, then halved in between.
  size_t count_that_fit(const std::vector<Span>& spans, size_t first, size_t most) const {
    const auto fit = [&](size_t count) {
      return fits_(text({spans[first].begin, spans[first + count - 1].end, 0}));
    };
    size_t good = 0, bad = most + 1;
    for (size_t count = 1; good < most; count = std::min(2 * count, most)) {
      if (!fit(count)) {
        bad = count;
        break;
      }
      good = count;
    }
    while (good + 1 < bad) {
      const size_t middle = good + (bad - good) / 2;
      (fit(middle) ? good : bad) = middle;
    }
    return good;
  }

  static Level deeper(Level level) { return static_cast<Level>(static_cast<int>(level) + 1); }

  std::string_view text(const Span& span) const {
    return line_.substr(offsets_[span.begin], offsets_[span.end] - offsets_[span.begin]);
  }

  void emit(const Span& span) {
    segments_.push_back({.text = std::string(text(span)),
                         .separator = std::string(text({span.end, span.next, 0}))});
  }

  std::string_view line_;
  const std::function<bool(std::string_view)>& fits_;
  std::u32string characters_;
  std::vector<size_t> offsets_;
  std::vector<Segment> segments_;
};

}  // namespace

std::vector<Segment> segment(std::string_view line,
                             const std::function<bool(std::string_view)>& fits) {
  if (fits(line)) return {{.text = std::string(line), .separator = ""}};
  return Segmenter(line, fits).run();
}

}  // namespace regard
