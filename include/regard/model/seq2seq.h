#pragma once

#include <memory>

#include "regard/model/decoder.h"
#include "regard/model/encoder.h"
#include "regard/model/named_tensors.h"

namespace regard {

struct VocabularySizes {
  int64_t source = 0;
  int64_t target = 0;
};

/// A translator's network: an encoder and a decoder, with shared embeddings where asked for.
class Seq2Seq : public torch::nn::Module {
 public:
  Seq2Seq(const ModelOptions& options, VocabularySizes sizes);

  /// `observer` is told of every attention while the source is read and, until it is decoded, of
  /// the decoder's.
  EncoderOutput encode(const SourceBatch& source, AttentionObserver* observer = nullptr);

  /// The same for words that are embedded already, [B,S,E].
  EncoderOutput encode_embedded(const torch::Tensor& embedded, const torch::Tensor& lengths,
                                AttentionObserver* observer = nullptr);

  /// Teacher forcing: features [B,T,F] for each word of `batch.target_out`.
  torch::Tensor forward(const Batch& batch) {
    return decoder_->forward(batch.target_in, encode(batch.source));
  }

  Encoder& encoder() { return *encoder_; }
  Decoder& decoder() { return *decoder_; }
  const ModelOptions& options() const { return options_; }
  VocabularySizes vocabulary_sizes() const { return sizes_; }
  int64_t parameter_count() const;
  /// All weights under their names, as they are: what an optimizer changes and a file keeps.
  NamedTensors named_weights() const;

 private:
  /// The lengths that the encoder is told.
  torch::Tensor visible(const torch::Tensor& lengths, int64_t longest) const;

  ModelOptions options_;
  VocabularySizes sizes_;
  std::shared_ptr<Decoder> decoder_;
  std::shared_ptr<Encoder> encoder_;
};

}  // namespace regard
