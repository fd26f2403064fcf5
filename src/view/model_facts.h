#pragma once

#include "regard/model/seq2seq.h"
#include "regard/view/gaze.h"

namespace regard {

/// What a person should know of a model to read its gaze; `folder` is left empty.
GazeModel model_facts(const Seq2Seq& model);

}  // namespace regard
