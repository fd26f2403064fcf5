#pragma once

#include <torch/nn/modules/linear.h>

#include "model/bridge.h"
#include "regard/model/decoder.h"
#include "regard/model/recurrence.h"

namespace regard {

/// Attention after the recurrence.
///
///   words -> e -> GRU or LSTM x L -> states -> attention <- encoder states
///            ^                         |           |
///            |                         +-> [s; c] -+-> tanh(deep) -> out
///            + - - - - with input feeding - - - - - - - - - |
///
/// Luong, Pham and Manning 2015, section 3, eq. 5. Without input feeding (their section 3.3) no
/// step needs the context of the one before, so a known target goes through in one recurrent call
/// and one attention over all its positions.
class LuongDecoder : public Decoder {
 public:
  LuongDecoder(const ModelOptions& options, int64_t vocabulary_size, int64_t state_size);

  DecoderState start(const EncoderOutput& source) override;
  DecoderStep advance(const torch::Tensor& previous, const DecoderState& state) override;
  torch::Tensor forward(const torch::Tensor& target_in, const EncoderOutput& source) override;

 private:
  struct Looked {
    torch::Tensor features;   // [B,T,E]
    torch::Tensor attention;  // [B,T,S] or undefined
  };
  /// From recurrent outputs [B,T,H].
  Looked look(const torch::Tensor& outputs, const Memory& memory);

  bool input_feeding_;
  std::shared_ptr<Bridge> bridge_;
  std::shared_ptr<Attention> attention_;
  std::shared_ptr<Recurrence> recurrence_;
  torch::nn::Linear deep_ = nullptr;
};

}  // namespace regard
