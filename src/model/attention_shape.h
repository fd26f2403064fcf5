#pragma once

#include "regard/attention/attention.h"

namespace regard {

/// What a decoder's attention connects, as the options have it.
inline AttentionShape attention_shape(const ModelOptions& options, int64_t query_size,
                                      int64_t state_size) {
  return {.query_size = query_size,
          .state_size = state_size,
          .hidden_size = options.attention_size,
          .max_length = options.max_length,
          .bandwidth = options.attention_bandwidth,
          .learn_bandwidth = options.learn_bandwidth};
}

}  // namespace regard
