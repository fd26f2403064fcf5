#pragma once

#include <string>
#include <vector>

#include "app/command_line.h"

namespace regard {

inline constexpr CommandText split_text{
    "split", "split sentence pairs without leaks, or report the leaks between files",
    "  regard split fra.txt --output data/tatoeba --valid 0.02 --test 0.02 --seed 1\n"
    "  regard split --report train.tsv valid.tsv test.tsv\n"
    "Pairs that share a sentence on either side, directly or through others, stay together."};

int split_command(const std::vector<std::string>& arguments);

}  // namespace regard
