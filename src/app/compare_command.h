#pragma once

#include <string>
#include <vector>

#include "app/command_line.h"

namespace regard {

inline constexpr CommandText compare_text{
    "compare", "train several recipes under one budget and report which is better, and how surely",
    "  regard compare configs/gru.toml configs/lstm.toml --time 10m --seeds 2 \\\n"
    "      --train train.tsv --valid valid.tsv --test test.tsv --output runs/cells\n"
    "  regard compare configs/contests/attentions.toml --train ... --output runs/attentions\n"
    "  regard compare --ladder --train ... --output runs/ladder\n"
    "The folder gets report.html, report.md and report.json. The same command again goes on where\n"
    "it was stopped, and only measures what is new."};

int compare_command(const std::vector<std::string>& arguments);

}  // namespace regard
