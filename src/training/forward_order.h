#pragma once

#include "regard/model/named_tensors.h"

namespace regard {

/// A model's weights as its forward pass meets them: the embedding that the encoder reads with,
/// which the decoder may share, the rest of the encoder, the rest of the decoder. In the backward
/// pass the gradients of the last are ready first.
NamedTensors in_forward_order(NamedTensors weights);

}  // namespace regard
