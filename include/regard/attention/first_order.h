#pragma once

#include <torch/types.h>

namespace regard {

/// For the backward of a function that has no backward of its own: with create_graph, a derivative
/// of its gradients would quietly lack a part. Throws c10::Error instead.
inline void refuse_second_order() {
  TORCH_CHECK(!torch::GradMode::is_enabled(),
              "this gradient has no gradient of its own: create_graph must be false");
}

}  // namespace regard
