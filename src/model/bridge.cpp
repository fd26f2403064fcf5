#include "model/bridge.h"

#include <torch/types.h>

namespace regard {

Bridge::Bridge(const ModelOptions& options, int64_t state_size)
    : kind_(options.bridge),
      layers_(options.decoder_layers),
      state_size_(state_size),
      size_(options.decoder_size * (options.cell == CellKind::lstm ? 2 : 1)) {
  if (kind_ != BridgeKind::dense) return;
  const torch::nn::Linear linear(state_size, layers_ * size_);
  weight_ = register_parameter("weight", linear->weight);
  bias_ = register_parameter("bias", linear->bias);
}

torch::Tensor Bridge::forward(const EncoderOutput& source) const {
  switch (kind_) {
    case BridgeKind::copy:
      return source.final;
    case BridgeKind::zero:
      return torch::zeros({layers_, source.states.size(0), size_}, source.states.options());
    case BridgeKind::dense:
      break;
  }
  const torch::Tensor top = source.final[-1].narrow(1, 0, state_size_);   // without an LSTM's cell
  const torch::Tensor dense = torch::linear(top, weight_, bias_).tanh();  // [B,L*C]
  return dense.view({-1, layers_, size_}).transpose(0, 1).contiguous();   // [L,B,C]
}

}  // namespace regard
