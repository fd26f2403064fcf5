#pragma once

#include <cstdint>
#include <vector>

#include "regard/model/seq2seq.h"
#include "regard/view/gaze.h"

namespace regard {

/// A sentence and what is said of it, in ids, end marks included.
struct SaidSentence {
  std::vector<int64_t> source;
  std::vector<size_t> source_units;  ///< number of what each piece is left out with
  std::vector<int64_t> target;
};

/// Logits [B,T,V] of a decoder that is made to say `target` for each of B sources.
torch::Tensor target_logits(Seq2Seq& model, const EncoderOutput& source,
                            const std::vector<int64_t>& target);

/// Occlusion (Zeiler and Fergus 2014; a word left out: Li, Monroe and Jurafsky 2016) and gradient
/// times input (Shrikumar et al. 2016, eq. 1; Denil et al. 2014) beside attention [T,S].
///
/// What the loss of a unit, a word or a sign, costs is shared alike by its pieces; the end mark is
/// never left out. The model's weights get no gradients.
Explanation explain(Seq2Seq& model, const SaidSentence& said, const Matrix& attention);

}  // namespace regard
