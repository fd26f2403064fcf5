#include "view/fit_page.h"

#include "view/mean_of_heads.h"

namespace regard {
namespace {

size_t numbers_in(const Gaze& gaze) {
  size_t numbers = 0;
  for (const GazeHypothesis& hypothesis : gaze.hypotheses)
    numbers += hypothesis.attention.values.size();
  for (const PartGaze& part : gaze.parts)
    for (const auto& heads : part.layers)
      for (const HeadGaze& head : heads) numbers += head.weights.values.size();
  return numbers;
}

void leave_out(Gaze& gaze, const char* what) {
  gaze.left_out += gaze.left_out.empty() ? what : std::string("; ") + what;
}

void drop_rivals(Gaze& gaze) {
  for (size_t i = 1; i < gaze.hypotheses.size(); ++i) gaze.hypotheses[i].attention = {};
  leave_out(gaze, "the maps of all hypotheses but the best");
}

void average_heads(Gaze& gaze) {
  for (PartGaze& part : gaze.parts)
    for (auto& heads : part.layers) heads = {{.weights = mean_of(heads)}};
  leave_out(gaze, "single heads: each layer is their mean");
}

void keep_cross_alone(Gaze& gaze) {
  std::erase_if(gaze.parts, [](const PartGaze& part) { return part.part != AttentionPart::cross; });
  leave_out(gaze, "what encoder and decoder look at in themselves");
}

}  // namespace

std::optional<Gaze> fit_page(const Gaze& gaze, size_t most) {
  if (numbers_in(gaze) <= most) return std::nullopt;
  Gaze fitted = gaze;
  for (void (*shrink)(Gaze&) : {drop_rivals, average_heads, keep_cross_alone})
    if (numbers_in(fitted) > most) shrink(fitted);
  return fitted;
}

}  // namespace regard
