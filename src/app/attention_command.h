#pragma once

#include <string>
#include <vector>

#include "app/command_line.h"

namespace regard {

inline constexpr CommandText attention_text{
    "attention", "show what a model looks at: terminal, page, picture, numbers",
    "  regard attention \"Où est la gare ?\"\n"
    "  regard attention \"Où est la gare ?\" --explain --output gaze.html\n"
    "  regard attention \"Où est la gare ?\" --target \"Where is the station?\" --output map.png\n"
    "  regard attention --input letter.fr --output gallery.html\n"
    "  regard attention \"Il dort.\" --model runs/a --model runs/b --output both.html\n"
    "  regard attention \"Où est la gare ?\" --clamp \"step=4,word=gare,weight=0\"\n"
    "  regard attention --training runs/mine --output emerging.html\n"
    "The ending of --output chooses: .html is a page that needs no network, .svg and .png are\n"
    "pictures, .json and .csv numbers. A clamp is a list such as step=4,word=gare,weight=0:\n"
    "  step=3, 3-5 or 3-   which words of the translation; without, all\n"
    "  word=W or at=N      which word (its punctuation may stay out), or piece, of the source\n"
    "  layer=N, head=N, part=cross|encoder|decoder\n"
    "  weight=W            what it weighs, from 0 to 1; the others share the rest as they did\n"
    "  freeze              it stays what it is at the first step: with step=3 to the end, with\n"
    "                      step=3-5 to step 5; all is then decoded greedily\n"
    "  bandwidth=H         of a kernel\n"
    "Several that hold together stand with semicolons between them; --clamp given again is\n"
    "another decoding to compare."};

int attention_command(const std::vector<std::string>& arguments);

}  // namespace regard
