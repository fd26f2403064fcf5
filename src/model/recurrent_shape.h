#pragma once

#include "regard/model/recurrence.h"

namespace regard {

/// The recurrent layers of the encoder as the options have them.
inline RecurrentShape encoder_shape(const ModelOptions& options) {
  return {.cell = options.cell,
          .input_size = options.embedding_size,
          .hidden_size = options.encoder_size,
          .layers = options.encoder_layers,
          .bidirectional = options.bidirectional,
          .dropout = options.encoder_dropout,
          .residual = options.residual,
          .layer_norm = options.layer_norm};
}

/// And those of a decoder, which reads words with more or less beside them.
inline RecurrentShape decoder_shape(const ModelOptions& options, int64_t input_size) {
  return {.cell = options.cell,
          .input_size = input_size,
          .hidden_size = options.decoder_size,
          .layers = options.decoder_layers,
          .dropout = options.decoder_dropout,
          .residual = options.residual,
          .layer_norm = options.layer_norm};
}

}  // namespace regard
