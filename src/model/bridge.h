#pragma once

#include "regard/model/encoder.h"

namespace regard {

/// The decoder's first state from the encoder's last. copy: layer by layer as it is; dense:
/// tanh(W s + b) of the encoder's top layer, a part for each decoder layer (Bahdanau et al. 2015,
/// appendix A.2.2, here from both directions); zero: nothing passes but through attention.
class Bridge : public torch::nn::Module {
 public:
  Bridge(const ModelOptions& options, int64_t state_size);

  /// [L,B,C] for the decoder's recurrent layers.
  torch::Tensor forward(const EncoderOutput& source) const;

 private:
  BridgeKind kind_;
  int64_t layers_;
  int64_t state_size_;
  int64_t size_;          // C
  torch::Tensor weight_;  // [L*C,state_size]
  torch::Tensor bias_;    // [L*C]
};

}  // namespace regard
