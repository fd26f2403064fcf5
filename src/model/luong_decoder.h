#pragma once

#include <torch/nn/modules/linear.h>

#include "model/bridge.h"
#include "regard/model/decoder.h"

namespace regard {

/// Attention after the recurrence, without input feeding.
///
///   words -> e -> GRU x L -> states -> attention <- encoder states
///                              |           |
///                              +-> [s; c] -+-> tanh(deep) -> out
///
/// Luong, Pham and Manning 2015, section 3, eq. 5. No step needs the context of the one before, so
/// a known target goes through in one recurrent call and one attention over all its positions.
class LuongDecoder : public Decoder {
 public:
  LuongDecoder(const ModelOptions& options, int64_t vocabulary_size, int64_t state_size);

  DecoderState start(const EncoderOutput& source) override;
  DecoderStep advance(const torch::Tensor& previous, const DecoderState& state) override;
  DecoderOutput forward(const torch::Tensor& target_in, const EncoderOutput& source) override;

 private:
  /// Features of recurrent outputs [B,T,H].
  DecoderOutput look(const torch::Tensor& outputs, const Memory& memory);

  std::shared_ptr<Bridge> bridge_;
  std::shared_ptr<Attention> attention_;
  std::shared_ptr<Gru> gru_;
  torch::nn::Linear deep_ = nullptr;
};

}  // namespace regard
