#pragma once

#include <filesystem>
#include <string>

namespace regard {

/// The folder of the model that `--model` names: a model, or a run, whose best model it then is.
/// Without a name the model that ships with regard: $REGARD_MODEL, or `models/fr-en` beside the
/// installed program or in the sources. Throws Error that says where it looked, or what the last
/// model of a run without a best one is.
std::filesystem::path find_model(const std::string& name);

}  // namespace regard
