#include "regard/view/common_parts.h"

#include <algorithm>

#include "regard/model/bundle.h"
#include "regard/translation/segmenter.h"
#include "regard/translation/source_part.h"

namespace regard {
namespace {

bool fits(std::string_view text, const Bundle& model) {
  const auto pieces = model.codecs.source.encode(text).ids.size();
  return static_cast<int64_t>(pieces) < model.model->options().max_length;  // the end mark counts
}

bool is_translatable(const std::string& text, const Bundle& model) {
  const auto parts = parts_of(text, model.codecs.source, model.model->options().max_length);
  return !parts.empty() && parts.front().translatable;
}

}  // namespace

std::vector<std::string> common_parts(const std::string& line,
                                      std::span<const Bundle* const> models) {
  const auto fits_all = [&](std::string_view text) {
    return std::ranges::all_of(models, [&](const Bundle* model) { return fits(text, *model); });
  };
  if (fits_all(line)) return {line};
  std::vector<std::string> parts;
  for (Segment& part : segment(line, fits_all))
    if (std::ranges::all_of(
            models, [&](const Bundle* model) { return is_translatable(part.text, *model); }))
      parts.push_back(std::move(part.text));
  return parts.empty() ? std::vector<std::string>{line} : parts;
}

}  // namespace regard
