#pragma once

#include <torch/nn/modules/container/modulelist.h>

#include "model/transformer_block.h"
#include "regard/attention/positions.h"
#include "regard/model/decoder.h"

namespace regard {

/// Vaswani et al. 2017, section 3.1:
///
///   ids -> sqrt(E) embedding + positions -> dropout -> blocks x L -> norm -> out
///
/// A known target goes through at once; word by word, each block keeps the keys and values of the
/// words before. Its attention is that of the last block to the source, the mean of its heads. Its
/// parameters have the names of torch.nn.Transformer's decoder.
class TransformerDecoder : public Decoder {
 public:
  TransformerDecoder(const ModelOptions& options, int64_t vocabulary_size);

  DecoderState start(const EncoderOutput& source) override;
  DecoderStep advance(const torch::Tensor& previous, const DecoderState& state) override;
  torch::Tensor forward(const torch::Tensor& target_in, const EncoderOutput& source) override;

 private:
  /// Words [B,T] that follow those of the state, which grows by them. Features [B,T,E], and the
  /// last block's weights if they are wanted.
  MultiHeadOutput read(const torch::Tensor& ids, DecoderState& state, Weights weights);

  std::shared_ptr<Positions> positions_;
  torch::nn::ModuleList layers_;
  torch::nn::LayerNorm norm_;
};

}  // namespace regard
