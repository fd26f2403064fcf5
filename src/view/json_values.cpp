#include "view/json_values.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "regard/base/utf8.h"

namespace regard {
namespace {

Json number_of_digits(double value, int digits) {
  if (!std::isfinite(value)) return nullptr;
  const std::string text = fmt::format("{:.{}g}", value, digits);
  double rounded = 0;
  std::from_chars(text.data(), text.data() + text.size(), rounded);
  return rounded;
}

}  // namespace

Json json_number(double value) { return number_of_digits(value, 4); }

Json json_number(const std::optional<double>& value) {
  return value ? json_number(*value) : Json(nullptr);
}

Json json_term(double value) { return number_of_digits(value, 6); }

Json json_terms(const std::vector<float>& values) {
  Json list = Json::array();
  for (const float value : values) list.push_back(json_term(value));
  return list;
}

Json json_weight(double value) {
  if (!std::isfinite(value)) return nullptr;
  return std::round(value * 1e4) / 1e4;
}

Json json_rows(const Matrix& matrix, Json (*rounded)(double)) {
  Json rows = Json::array();
  if (matrix.empty()) return rows;
  for (size_t r = 0; r < matrix.rows; ++r) {
    Json row = Json::array();
    for (size_t c = 0; c < matrix.columns; ++c) row.push_back(rounded(matrix.at(r, c)));
    rows.push_back(std::move(row));
  }
  return rows;
}

Json json_text(const std::string& value) { return encode_utf8(decode_utf8(value)); }

Json json_texts(const std::vector<std::string>& values) {
  Json list = Json::array();
  for (const std::string& value : values) list.push_back(json_text(value));
  return list;
}

}  // namespace regard
