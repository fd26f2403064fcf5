#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <vector>

#include "regard/base/counted.h"
#include "regard/corpus/split.h"

namespace regard {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string ascii_key(std::string_view sentence) {
  std::string key;
  key.reserve(sentence.size());
  for (const char c : sentence) {
    if (c >= 'A' && c <= 'Z')
      key += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      key += c;
  }
  return key;
}

bool hides(utf8proc_int32_t point) {
  const utf8proc_category_t category = utf8proc_category(point);
  return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF ||
         (category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_ZP);
}
static_assert(UTF8PROC_CATEGORY_PC < UTF8PROC_CATEGORY_SM &&
              UTF8PROC_CATEGORY_SO < UTF8PROC_CATEGORY_ZS &&
              UTF8PROC_CATEGORY_ZP < UTF8PROC_CATEGORY_CC);

// Empty if the sentence is no UTF-8. Characters go while the text is taken apart, so that an accent
// left behind finds its letter again.
std::string unicode_key(std::string_view sentence) {
  const auto options = static_cast<utf8proc_option_t>(
      UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(sentence.data());
  const auto size = static_cast<utf8proc_ssize_t>(sentence.size());
  // One code point becomes 18 at most, but seldom more than the bytes it has.
  std::vector<utf8proc_int32_t> points(sentence.size() + 1);
  auto count = utf8proc_decompose(bytes, size, points.data(), size, options);
  if (count > size) {
    points.resize(static_cast<size_t>(count) + 1);
    count = utf8proc_decompose(bytes, size, points.data(), count, options);
  }
  if (count < 0) return {};
  const auto end = std::remove_if(points.begin(), points.begin() + count, hides);
  // Writes UTF-8 and a final zero in the place of the code points.
  const auto written =
      utf8proc_reencode(points.data(), end - points.begin(),
                        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (written < 0) return {};
  return {reinterpret_cast<const char*>(points.data()), static_cast<size_t>(written)};
}

std::string share_text(int64_t leaked, int64_t sentences) {
  const double percent =
      sentences == 0 ? 0 : 100.0 * static_cast<double>(leaked) / static_cast<double>(sentences);
  if (leaked > 0 && percent < 0.05) return "below 0.1 %";
  return fmt::format("{:.1f} %", percent);
}

}  // namespace

std::string leak_key(std::string_view sentence) {
  std::string key = is_ascii(sentence) ? ascii_key(sentence) : unicode_key(sentence);
  return key.empty() ? std::string(sentence) : key;
}

LeakFinder::LeakFinder(const ParallelCorpus& inspected) {
  for (const SentencePair& pair : inspected) {
    clean_sources_.insert(leak_key(pair.source));
    clean_targets_.insert(leak_key(pair.target));
  }
  report_.source_sentences = static_cast<int64_t>(clean_sources_.size());
  report_.target_sentences = static_cast<int64_t>(clean_targets_.size());
}

void LeakFinder::see(const SentencePair& known) {
  report_.leaked_sources += static_cast<int64_t>(clean_sources_.erase(leak_key(known.source)));
  report_.leaked_targets += static_cast<int64_t>(clean_targets_.erase(leak_key(known.target)));
}

LeakReport find_leaks(const ParallelCorpus& known, const ParallelCorpus& inspected) {
  LeakFinder finder(inspected);
  for (const SentencePair& pair : known) finder.see(pair);
  return finder.report();
}

std::string describe(const LeakReport& report, std::string_view inspected, std::string_view known) {
  return fmt::format(
      "{}: {} of {} source sentences ({}) and {} of {} target sentences ({}) also occur in {}",
      inspected, grouped(report.leaked_sources), grouped(report.source_sentences),
      share_text(report.leaked_sources, report.source_sentences), grouped(report.leaked_targets),
      grouped(report.target_sentences), share_text(report.leaked_targets, report.target_sentences),
      known);
}

}  // namespace regard
