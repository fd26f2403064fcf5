#pragma once

#include <torch/nn/modules/linear.h>

#include "regard/model/decoder.h"
#include "regard/model/recurrence.h"

namespace regard {

/// The decoders of PyTorch's seq2seq tutorial, first edition, operation by operation.
///
///   AttnDecoderRNN (attention location)            DecoderRNN (attention none)
///
///   word -> embedding -> dropout --+--------+      word -> embedding -> relu -> GRU -> out
///                                  |        |
///   state ----> [e; h] -> attn -> softmax   |
///                                  |        |
///   encoder states, zero-padded -> bmm -> [e; c] -> attn_combine -> relu -> GRU -> out
///
/// Its attention never looks at what the encoder says when it scores, and positions behind the
/// sentence keep weight: that is the published network, kept for comparison.
class TutorialDecoder : public Decoder {
 public:
  TutorialDecoder(const ModelOptions& options, int64_t vocabulary_size);

  DecoderState start(const EncoderOutput& source) override;
  DecoderStep advance(const torch::Tensor& previous, const DecoderState& state) override;

 private:
  int64_t max_length_;
  std::shared_ptr<Attention> attention_;
  torch::nn::Linear attn_combine_ = nullptr;
  std::shared_ptr<Recurrence> gru_;
};

}  // namespace regard
