#pragma once

#include "regard/view/gaze.h"

namespace regard {

/// A gaze with its word pieces joined to written words. To a word the weights of its pieces add up,
/// from a word their mean is taken; so do all matrices. Log-probabilities of a word's pieces add
/// up; what else could have been said is known only where a word is one piece. Scores, queries and
/// keys are left out: a softmax of sums is no sum of softmaxes. How far explanations agree with the
/// weights is taken anew.
///
/// A target that breaks off within a word has one more column among what its decoder had read: that
/// word's pieces.
Gaze join_words(const Gaze& gaze);

}  // namespace regard
