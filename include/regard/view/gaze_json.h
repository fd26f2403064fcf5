#pragma once

#include <nlohmann/json.hpp>
#include <span>

#include "regard/view/gaze.h"

namespace regard {

/// Gazes as JSON, which the page reads too:
///
///   {"format": "regard-attention", "version": 1, "regard": "0.1.0", "groups": [GROUP, ...]}
///   GROUP {"source": "...", "timeline": false, "runs": [RUN, ...]}
///   RUN   {"name", "update": number or null, "forced", "clamps": ["..."], "left_out": "",
///          "model": {"folder", "encoder", "decoder", "attention", "parameters",
///                    "matrices": [{"name", "shape": [..], "parameters"}]},
///          "source", "target", "source_pieces": [S], "target_pieces": [T],
///          "source_words": [S], "target_words": [T],
///          "hypotheses": [{"text", "score", "log_probability", "finished", "pieces",
///                          "attention": [T][S]}],
///          "steps": [T] {"log_probability", "candidates": [{"piece", "probability"}]},
///          "parts": {"encoder": LAYERS, "decoder": LAYERS, "cross": LAYERS},
///          "explanation": null or {"occlusion": [T][S], "gradient": [T][S],
///                          "occlusion_agreement": number or null, "gradient_agreement": ...},
///          "findings": [{"kind", "number", "says", "cause"}]}
///   LAYERS [layer][head] {"weights": [T][S], "scores": [T][S], "queries": [T][D], "keys": [S][D],
///          "direction": [D], "scale": number, or [T] where rows differ, "offset": number}; what
///          there is none of is left out
///
/// Rows are who looks, columns what is looked at. In "decoder" row t says target piece t, and
/// column t is what was read before it: the begin mark first, then the target without its last
/// piece. Weights have four digits after the point; scores, what they are added up from (queries,
/// keys, direction, scale, offset) and log-probabilities six that count, other numbers four; minus
/// infinity is null.
nlohmann::ordered_json gazes_json(std::span<const GazeGroup> groups);

/// What `gazes_json` wrote, with the digits that it kept. Throws Error for anything else.
std::vector<GazeGroup> read_gazes(const nlohmann::ordered_json& json);

}  // namespace regard
