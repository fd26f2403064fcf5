#pragma once

#include <torch/nn/modules/linear.h>

#include "model/bridge.h"
#include "regard/model/decoder.h"
#include "regard/model/recurrence.h"

namespace regard {

/// Attention before the recurrence: the context of each step depends on the state before it.
///
///   state ---> attention <--- encoder states
///                  |
///   word -> e -> [e; c] -> GRU or LSTM x L -> state -> [s; c; e] -> tanh(deep) -> out
///
/// Bahdanau, Cho and Bengio 2015, appendix A.2. Without deep output the last state goes to the
/// vocabulary directly, as in PyTorch's seq2seq tutorial, second edition. Without attention c is
/// left out.
class BahdanauDecoder : public Decoder {
 public:
  BahdanauDecoder(const ModelOptions& options, int64_t vocabulary_size, int64_t state_size);

  DecoderState start(const EncoderOutput& source) override;
  DecoderStep advance(const torch::Tensor& previous, const DecoderState& state) override;
  torch::Tensor forward(const torch::Tensor& target_in, const EncoderOutput& source) override;

 private:
  struct Step {
    torch::Tensor output;   // [B,1,H]
    torch::Tensor context;  // [B,1,C] or undefined
    torch::Tensor weights;  // [B,1,S] or undefined
    torch::Tensor hidden;   // [B,L,C]
  };
  Step recur(const torch::Tensor& embedded, const torch::Tensor& hidden, const DecoderState& state);
  torch::Tensor features(const torch::Tensor& output, const torch::Tensor& context,
                         const torch::Tensor& embedded);

  std::shared_ptr<Bridge> bridge_;
  std::shared_ptr<Attention> attention_;
  std::shared_ptr<Recurrence> recurrence_;
  torch::nn::Linear deep_ = nullptr;
};

}  // namespace regard
