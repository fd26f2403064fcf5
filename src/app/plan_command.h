#pragma once

#include <string>
#include <vector>

#include "app/command_line.h"

namespace regard {

inline constexpr CommandText plan_text{
    "plan", "how fast, how large, how long and how good a training will be, after a short trial",
    "  regard plan --config configs/gru.toml --train train.tsv --valid valid.tsv\n"
    "  regard plan --config configs/transformer-small.toml --train en-fr.tsv --time 8h --json\n"
    "The flags are those of regard train, but for --probe and --dump-config. The first updates of\n"
    "that training are made in a temporary folder (under TMPDIR), which needs room for the pairs\n"
    "in ids and the model."};

int plan_command(const std::vector<std::string>& arguments);

}  // namespace regard
