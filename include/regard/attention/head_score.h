#pragma once

#include <torch/nn/module.h>

#include <memory>
#include <optional>

#include "regard/attention/observer.h"
#include "regard/config/options.h"

namespace regard {

struct HeadShape {
  int64_t heads = 1;            ///< N
  int64_t width = 0;            ///< D, of a head's queries and keys
  double bandwidth = 1;         ///< of kernels, where training begins, in every head
  bool learn_bandwidth = true;  ///< each head its own, or keep it as it is
};

/// How well each key answers each query inside each head, after both were projected.
class HeadScore : public torch::nn::Module {
 public:
  /// Queries [B,N,T,D] and keys [B,N,S,D] to scores [B,N,T,S] for a masked softmax. The mask is
  /// that of `masked_softmax`; only kernels read it, to find the nearest key that can be seen.
  virtual torch::Tensor forward(const torch::Tensor& queries, const torch::Tensor& keys,
                                const torch::Tensor& mask) = 0;

  /// For a score that is this number times q . k: such attention runs in one piece.
  virtual std::optional<double> product_scale() const { return std::nullopt; }

  /// What a score of these is made of.
  virtual ScoreTerms terms(const torch::Tensor& queries, const torch::Tensor& keys) const {
    return {.queries = queries, .keys = keys, .direction = {}, .scale = {}, .offset = {}};
  }
};

/// The score of a kind:
///
///   dot          q . k
///   scaled-dot   q . k / sqrt(D)            Vaswani et al. 2017, eq. 1
///   general      q W_n k, W_n [D,D]         Luong et al. 2015, eq. 8
///   additive     v_n . tanh(q + k)          Bahdanau et al. 2015, appendix A.1.2
///   a kernel     log K(|q - k| / (b_n sqrt(D))), b_n > 0 learnt by its logarithm
///   constant     0
///   cosine       b_n cos(q, k)              Graves et al. 2014, eq. 5 and 6
///
/// Throws Error for `none` and `location`, which read no keys.
std::shared_ptr<HeadScore> make_head_score(AttentionKind kind, const HeadShape& shape);

}  // namespace regard
