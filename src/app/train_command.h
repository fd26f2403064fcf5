#pragma once

#include <string>
#include <vector>

#include "app/command_line.h"

namespace regard {

inline constexpr CommandText train_text{
    "train", "train a translator on sentence pairs",
    "  regard train --train data/train.tsv --valid data/valid.tsv --output runs/first --time 10m\n"
    "  regard train --config configs/gru.toml --train en-fr.tsv --output runs/gru\n"
    "The same command again goes on where a run was stopped."};

int train_command(const std::vector<std::string>& arguments);

}  // namespace regard
