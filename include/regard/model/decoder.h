#pragma once

#include <torch/nn/modules/embedding.h>

#include <memory>
#include <vector>

#include "regard/attention/attention.h"
#include "regard/model/encoder.h"
#include "regard/model/output_layer.h"

namespace regard {

/// What a layer of a Transformer's decoder looks at.
struct LayerMemory {
  Memory past;    ///< the words said so far; undefined before the first
  Memory source;  ///< the encoder's states
};

/// All that a decoder carries from one word to the next; a value. Memory and tensors have the batch
/// as their first dimension, so that search can reorder rows without knowing the model.
struct DecoderState {
  Memory memory;
  std::vector<torch::Tensor> tensors;    ///< [B,...] each
  std::vector<StepWeight> weights = {};  ///< what every step multiplies with
  std::vector<LayerMemory> layers = {};  ///< of a Transformer

  DecoderState select(const torch::Tensor& rows) const;
  /// The same where each row goes on with another hypothesis of its own sentence: what is known of
  /// the source stays.
  DecoderState reorder(const torch::Tensor& rows) const;
};

/// One step before the vocabulary.
struct DecoderStep {
  torch::Tensor features;   ///< [B,F] what the output layer reads
  torch::Tensor attention;  ///< [B,S]; undefined for a decoder without attention
  DecoderState state;
};

struct StepOutput {
  torch::Tensor logits;     ///< [B,V]
  torch::Tensor attention;  ///< [B,S]; undefined for a decoder without attention
  DecoderState state;
};

/// Says the target word by word. A whole target that is known (teacher forcing) goes through
/// `forward`, which gives features: the loss projects them to the vocabulary in pieces, so that no
/// [B,T,V] tensor is ever whole.
class Decoder : public torch::nn::Module {
 public:
  virtual DecoderState start(const EncoderOutput& source) = 0;

  /// `previous` is [B] int64: the words just said, `special::bos` at first.
  virtual DecoderStep advance(const torch::Tensor& previous, const DecoderState& state) = 0;

  /// Features [B,T,F] for `target_in` [B,T]. Equal to those of `advance` word after word, which is
  /// how it works unless a decoder knows a faster way.
  virtual torch::Tensor forward(const torch::Tensor& target_in, const EncoderOutput& source);

  /// Features of the decoder fed with its own most likely words until every sentence has ended, for
  /// `steps` (at least 1) at most; `said` gets the words [B,T].
  torch::Tensor free_run(const EncoderOutput& source, int64_t steps, torch::Tensor& said);

  StepOutput step(const torch::Tensor& previous, const DecoderState& state);

  OutputLayer& output() { return *out_; }

 protected:
  Decoder(const ModelOptions& options, int64_t vocabulary_size, int64_t feature_size);

  torch::Tensor drop(const torch::Tensor& input);
  /// Embedded words as recurrent layers read them, with dropout: [...] int64 to [...,E].
  torch::Tensor embed(const torch::Tensor& ids);

  torch::nn::Embedding embedding_;
  double dropout_;
  bool enlarges_;  // the words that `embed` reads
  std::shared_ptr<OutputLayer> out_;

 public:
  torch::nn::Embedding embedding() const { return embedding_; }
};

/// The decoder of a kind for encoder states of width `state_size`.
std::shared_ptr<Decoder> make_decoder(const ModelOptions& options, int64_t vocabulary_size,
                                      int64_t state_size);

}  // namespace regard
