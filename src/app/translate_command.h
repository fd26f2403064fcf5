#pragma once

#include <string>
#include <vector>

#include "app/command_line.h"

namespace regard {

inline constexpr CommandText translate_text{
    "translate", "translate texts, a file or standard input, line by line",
    "  regard translate \"Où est la gare ?\"\n"
    "  regard translate --model runs/first --beam 8 --input letter.fr --output letter.en\n"
    "Formats:\n"
    "  text  line N out answers line N in; with --n-best above 1 each translation is a line of\n"
    "        line number, score and text, set apart by tabs\n"
    "  tsv   the same, each line begun by the source and a tab\n"
    "  json  an object a line: source, translation, score, finished, segments (source_pieces,\n"
    "        target_pieces, copied: unknown words taken from the source), alternatives\n"
    "Alignments (pairs I-J of source and target word, from 0, cut at white space):\n"
    "  hard  for each target word the source word that it looked at most: 0-0 2-1\n"
    "  soft  all with at least a hundredth of its weight: 0-0:0.913 1-0:0.085 2-1:0.998\n"
    "A text that begins with a dash comes after --. From a pipe, lines are answered in chunks;\n"
    "--search-batch 1 answers each at once, as a terminal does."};

int translate_command(const std::vector<std::string>& arguments);

}  // namespace regard
