#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "regard/view/gaze.h"

namespace regard {

using Json = nlohmann::ordered_json;

/// Four digits that count; null for what JSON has no number for.
Json json_number(double value);
Json json_number(const std::optional<double>& value);

/// Six digits that count, for the hundreds of terms of a sum that shall agree with four of its own;
/// null for what JSON has no number for.
Json json_term(double value);
Json json_terms(const std::vector<float>& values);

/// Four digits after the point; null for what JSON has no number for.
Json json_weight(double value);

/// [rows][columns] of numbers that `rounded` makes; no rows for an empty matrix.
Json json_rows(const Matrix& matrix, Json (*rounded)(double));

/// What is no UTF-8 becomes U+FFFD, so that the JSON can be written.
Json json_text(const std::string& value);
Json json_texts(const std::vector<std::string>& values);

}  // namespace regard
