#include "regard/view/gaze_page.h"

#include <utility>

#include "regard/base/error.h"
#include "regard/base/markup.h"
#include "regard/view/gaze_json.h"
#include "view/fit_page.h"
#include "view/page_files.h"

namespace regard {
namespace {

/// JSON that an HTML parser reads over and a script may hold: within its strings, and these
/// characters stand nowhere else, any character can be written by its number.
std::string page_data(std::span<const GazeGroup> groups) {
  constexpr std::pair<std::string_view, std::string_view> numbers[] = {
      {"<", "\\u003c"}, {"\u2028", "\\u2028"}, {"\u2029", "\\u2029"}};
  const std::string json = gazes_json(groups).dump();
  std::string data;
  data.reserve(json.size() + json.size() / 8);
  for (size_t at = 0; at < json.size();) {
    bool found = false;
    for (const auto& [character, number] : numbers) {
      if (json.compare(at, character.size(), character) != 0) continue;
      data += number;
      at += character.size();
      found = true;
      break;
    }
    if (!found) data += json[at++];
  }
  return data;
}

std::vector<GazeGroup> fitted(std::span<const GazeGroup> groups) {
  constexpr size_t most_numbers = 1'500'000;  // of a page of about ten megabytes
  size_t gazes = 0;
  for (const GazeGroup& group : groups) gazes += group.gazes.size();
  std::vector<GazeGroup> fitting;
  for (const GazeGroup& group : groups) {
    GazeGroup& next = fitting.emplace_back(GazeGroup{.gazes = {}, .timeline = group.timeline});
    for (const Gaze& gaze : group.gazes)
      next.gazes.push_back(fit_page(gaze, most_numbers / gazes).value_or(gaze));
  }
  return fitting;
}

/// The text for a mark of the frame.
std::string filling(std::string_view mark, std::span<const GazeGroup> groups,
                    std::string_view title) {
  if (mark == "title") return escape_markup(title);
  if (mark == "style") return page_style();
  if (mark == "script") return page_script();
  if (mark == "data") return page_data(fitted(groups));
  throw Error("the page has a mark {{{{{}}}}} that nothing is known for", mark);
}

}  // namespace

std::string gazes_page(std::span<const GazeGroup> groups, std::string_view title) {
  constexpr std::string_view opens = "{{", closes = "}}";
  const std::string frame = page_frame();
  std::string page;
  size_t at = 0;
  // In one go, so that what is filled in is not searched for marks.
  for (size_t mark = 0; (mark = frame.find(opens, at)) != frame.npos;) {
    page.append(frame, at, mark - at);
    mark += opens.size();
    const size_t end = frame.find(closes, mark);
    if (end == frame.npos) throw Error("the page has a mark that does not end");
    page += filling(frame.substr(mark, end - mark), groups, title);
    at = end + closes.size();
  }
  return page.append(frame, at);
}

}  // namespace regard
