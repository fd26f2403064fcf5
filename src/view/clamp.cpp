#include "regard/view/clamp.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "regard/base/error.h"
#include "regard/config/nearest.h"

namespace regard {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::string_view trimmed(std::string_view text) {
  const size_t begin = std::min(text.find_first_not_of(' '), text.size());
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

int64_t count_from_one(std::string_view key, std::string_view text) {
  int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1)
    throw Error("--clamp: {} must be a whole number from 1, not '{}'", key, text);
  return number;
}

double number_in(std::string_view key, std::string_view text, double least, double most) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !(number >= least) ||
      !(number <= most))
    throw Error("--clamp: {} must be a number from {} to {}, not '{}'", key, least, most, text);
  return number;
}

void read_steps(Clamp& clamp, std::string_view text) {
  const size_t dash = text.find('-');
  clamp.first_step = count_from_one("step", text.substr(0, dash));
  clamp.last_step = clamp.first_step;
  if (dash == text.npos) return;
  const std::string_view last = text.substr(dash + 1);
  clamp.last_step = last.empty() ? Clamp::last : count_from_one("step", last);
  if (clamp.last_step < clamp.first_step)
    throw Error("--clamp: step={} ends before it begins", text);
}

AttentionPart part_of(std::string_view text) {
  if (const auto part = value_of<AttentionPart>(text)) return *part;
  throw Error("--clamp: part must be {}, not '{}'", names_of<AttentionPart>(), text);
}

struct Setting {
  std::string_view key;
  std::string_view value;
};

Setting split_setting(std::string_view text) {
  const std::vector<std::string> keys{"step", "layer",  "head",   "part",     "word",
                                      "at",   "weight", "freeze", "bandwidth"};
  const size_t equals = text.find('=');
  const bool has_value = equals != text.npos;
  const Setting setting{trimmed(text.substr(0, equals)),
                        has_value ? trimmed(text.substr(equals + 1)) : ""};
  if (std::ranges::find(keys, setting.key) == keys.end())
    throw Error("--clamp does not understand '{}'{}", text, suggestion(setting.key, keys));
  if (setting.key == "freeze") {
    if (has_value) throw Error("--clamp: freeze takes no value, unlike '{}'", text);
  } else if (setting.value.empty()) {
    throw Error("--clamp: {} needs a value: {}=...", setting.key, setting.key);
  }
  return setting;
}

void read_setting(Clamp& clamp, const Setting& setting) {
  const auto& [key, value] = setting;
  if (key == "step") {
    read_steps(clamp, value);
  } else if (key == "layer") {
    clamp.layer = count_from_one(key, value);
  } else if (key == "head") {
    clamp.head = count_from_one(key, value);
  } else if (key == "part") {
    clamp.part = part_of(value);
  } else if (key == "word") {
    clamp.word = value;
  } else if (key == "at") {
    clamp.at = count_from_one(key, value);
  } else if (key == "weight") {
    clamp.weight = number_in(key, value, 0, 1);
  } else if (key == "freeze") {
    clamp.freeze = true;
  } else {
    clamp.bandwidth = number_in(key, value, 1e-6, 1e6);
  }
}

void check(const Clamp& clamp, std::string_view text) {
  const int changes = static_cast<int>(clamp.weight.has_value()) +
                      static_cast<int>(clamp.bandwidth.has_value()) +
                      static_cast<int>(clamp.freeze);
  const bool names_a_piece = !clamp.word.empty() || clamp.at.has_value();
  if (changes != 1) throw Error("--clamp '{}' needs one of weight=W, freeze and bandwidth=H", text);
  if (!clamp.word.empty() && clamp.at) throw Error("--clamp '{}': give word or at, not both", text);
  if (clamp.weight && !names_a_piece)
    throw Error("--clamp '{}': whose weight? Give word=WORD or at=PIECE", text);
  if (clamp.bandwidth && names_a_piece)
    throw Error("--clamp '{}': a bandwidth is that of all words; leave out word and at", text);
  if (clamp.freeze && clamp.first_step == clamp.last_step)
    throw Error(
        "--clamp '{}': nothing is left to freeze: it is the steps after the first that stay", text);
  if (clamp.freeze && clamp.part == AttentionPart::decoder &&
      clamp.at.value_or(Clamp::last) > clamp.first_step)
    throw Error(
        "--clamp '{}': the decoder's part grows by a piece at each step: freeze one that is there "
        "with at=PIECE, up to step {}",
        text, clamp.first_step);
  if (!clamp.word.empty() && clamp.part == AttentionPart::decoder)
    throw Error("--clamp '{}': the decoder's part looks at the target: give at=PIECE", text);
}

Clamp read_clamp(std::string_view text) {
  Clamp clamp;
  clamp.text = text;
  std::map<std::string_view, std::string_view> given;
  for (const std::string_view part : split(text, ',')) {
    const Setting setting = split_setting(trimmed(part));
    if (!given.emplace(setting.key, setting.value).second)
      throw Error("--clamp '{}': {} is given twice", text, setting.key);
    read_setting(clamp, setting);
  }
  // A single step is where the freeze begins; a range says how long it lasts.
  if (clamp.freeze && given.contains("step") && given.at("step").find('-') == std::string::npos)
    clamp.last_step = Clamp::last;
  check(clamp, text);
  return clamp;
}

}  // namespace

std::vector<Clamp> parse_clamps(std::string_view text) {
  std::vector<Clamp> clamps;
  for (const std::string_view part : split(text, ';')) clamps.push_back(read_clamp(trimmed(part)));
  return clamps;
}

}  // namespace regard
