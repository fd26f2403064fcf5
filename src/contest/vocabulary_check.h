#pragma once

#include <span>
#include <string>

#include "regard/contest/contest.h"

namespace regard {

/// Throws Error, naming the system, if the files' pairs are none that its recipe takes or if they
/// cannot give its subwords: a contest should not end with its last system. What a training without
/// validation pairs holds out is not known here, and counts.
void check_vocabularies(std::span<const System> systems, const std::string& train);

}  // namespace regard
