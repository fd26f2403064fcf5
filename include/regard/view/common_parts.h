#pragma once

#include <span>
#include <string>
#include <vector>

namespace regard {

struct Bundle;

/// A line as several models can be compared on it: whole where each of them takes it whole, else
/// cut where each of them takes every part. Parts that one of them cannot translate are left out;
/// if that leaves none, the line stays whole.
std::vector<std::string> common_parts(const std::string& line,
                                      std::span<const Bundle* const> models);

}  // namespace regard
