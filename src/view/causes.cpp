#include "view/causes.h"

#include "view/kernel_of.h"

namespace regard {
namespace {

AttentionKind kind_of(const Gaze& gaze) {
  return value_of<AttentionKind>(gaze.model.attention).value_or(AttentionKind::none);
}

}  // namespace

std::string cause_of_collapse(const Gaze& gaze, bool at_end) {
  const AttentionKind kind = kind_of(gaze);
  if (kind == AttentionKind::location)
    return "Location attention cannot read the source: it guesses the place from what was said, "
           "and without enough training settles on one. Take an attention that reads keys, such "
           "as additive.";
  if (kernel_of(kind))
    return "The kernel is narrower than the distances between queries and keys, so that only the "
           "nearest key counts and the others learn nothing. Take a larger --attention-bandwidth, "
           "or an attention without kernel.";
  return at_end ? "Too little training or too few sentences: at the end the encoder has read "
                  "everything, so leaning on its last state is learnt first, finding words later. "
                  "An encoder that reads in one direction only makes it worse."
                : "Too little training or too few sentences: one state that helps a little "
                  "everywhere is found long before the right one for each word.";
}

std::string cause_of_uniform(const Gaze& gaze) {
  const AttentionKind kind = kind_of(gaze);
  if (kind == AttentionKind::constant)
    return "Constant attention weighs all places alike, by design.";
  std::string cause =
      "Too little training: scores begin alike and grow apart as the model learns what to look "
      "for.";
  if (kind == AttentionKind::location)
    cause =
        "Location attention cannot read the source: where a sentence is not like the others, it "
        "cannot know the place, and hedges.";
  if (kernel_of(kind))
    cause =
        "The kernel is wider than the distances between queries and keys, so that all keys are "
        "near. Take a smaller --attention-bandwidth, or train longer.";
  if (gaze.model.decoder == name_of(DecoderKind::transformer))
    cause += " This is the mean of all heads: single heads may be sharp, look at them one by one.";
  return cause;
}

std::string cause_of_padding(const Gaze& gaze) {
  return gaze.model.decoder == name_of(DecoderKind::tutorial)
             ? "No mask: the tutorial's decoder spreads its weights over all places that a "
               "sentence "
               "could have, whether this one has them or not."
             : "No mask: the model was trained with --no-mask-padding, so what fills up a batch is "
               "looked at like words.";
}

}  // namespace regard
