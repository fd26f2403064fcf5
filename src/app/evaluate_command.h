#pragma once

#include <string>
#include <vector>

#include "app/command_line.h"

namespace regard {

inline constexpr CommandText evaluate_text{
    "evaluate", "score a model, or translations in a file, as sacreBLEU does",
    "  regard evaluate --model runs/first --data data/test.tsv --metric bleu,chrf,ter\n"
    "  regard evaluate --hypotheses mine.en --references a.en --references b.en"};

int evaluate_command(const std::vector<std::string>& arguments);

}  // namespace regard
