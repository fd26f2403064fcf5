#pragma once

#include <torch/nn/modules/container/modulelist.h>

#include "model/transformer_block.h"
#include "regard/attention/positions.h"
#include "regard/model/encoder.h"

namespace regard {

/// Vaswani et al. 2017, section 3.1:
///
///   ids -> sqrt(E) embedding + positions -> dropout -> blocks x L -> norm -> states
///
/// Its parameters have the names of torch.nn.Transformer's encoder.
class TransformerEncoder : public Encoder {
 public:
  TransformerEncoder(const ModelOptions& options, int64_t vocabulary_size,
                     torch::nn::Embedding shared_embedding);

  EncoderOutput read(const torch::Tensor& embedded, const torch::Tensor& lengths,
                     AttentionObserver* observer) override;

 private:
  std::shared_ptr<Positions> positions_;
  torch::nn::ModuleList layers_;
  torch::nn::LayerNorm norm_;
};

}  // namespace regard
