#pragma once

#include <string>

#include "regard/model/bundle.h"

namespace regard {

/// The README.md of a model folder: what it is, how to use it, what it scored, what not to expect.
/// `name` is the folder's. A text `data_licence` in the metrics becomes a section of its own.
std::string model_card(const Bundle& bundle, const std::string& name);

}  // namespace regard
