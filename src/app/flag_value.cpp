#include "app/flag_value.h"

#include <charconv>

#include "regard/config/range_check.h"

namespace regard {
namespace {

template <typename Number>
void parse_number(const FlagText& given, std::string_view kind, const Range& range, Number& value) {
  Number number{};
  const char* end = given.text.data() + given.text.size();
  const auto [stop, code] = std::from_chars(given.text.data(), end, number);
  if (code == std::errc::result_out_of_range)
    throw UsageError("--{} {} is further than regard counts", given.flag, given.text);
  if (code != std::errc() || stop != end)
    throw UsageError("--{} must be a {}, not '{}'", given.flag, kind, given.text);
  const std::string problem = range_problem(number, range);
  if (!problem.empty()) throw UsageError("--{} {}", given.flag, problem);
  value = number;
}

}  // namespace

void parse_value(const FlagText& given, const Range&, bool& value) {
  if (given.text != "true" && given.text != "false")
    throw UsageError("--{} takes no value; the opposite is --no-{}", given.flag, given.flag);
  value = given.text == "true";
}

void parse_value(const FlagText& given, const Range& range, int64_t& value) {
  parse_number(given, "whole number", range, value);
}

void parse_value(const FlagText& given, const Range& range, double& value) {
  parse_number(given, "number", range, value);
}

void parse_value(const FlagText& given, const Range& range, std::string& value) {
  const std::string problem = range_problem(given.text, range);
  if (!problem.empty()) throw UsageError("--{} {}", given.flag, problem);
  value = given.text;
}

}  // namespace regard
