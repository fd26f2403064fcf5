#include "attention/cosine_score.h"

#include <torch/types.h>

#include <cmath>

#include "regard/attention/element_type.h"
#include "regard/attention/scores.h"

namespace regard {
namespace {

// Cosines lie between -1 and 1: without it no weight could be e^2 times another.
constexpr double sharpness_to_begin_with = 10;

torch::Tensor directions(const torch::Tensor& vectors) {
  constexpr double shortest = 1e-8;  // a vector of zeros has no direction, and no NaN
  return vectors / vectors.norm(2, -1, true).clamp_min(shortest);
}

}  // namespace

CosineScore::CosineScore(const HeadShape& shape)
    : log_sharpness_(register_parameter(
          "log_sharpness", torch::full(shape.heads, std::log(sharpness_to_begin_with)))) {}

torch::Tensor CosineScore::forward(const torch::Tensor& queries, const torch::Tensor& keys,
                                   const torch::Tensor&) {
  const auto wide = wide_type(queries);
  const torch::Tensor cosines =
      dot_scores(directions(queries.to(wide)), directions(keys.to(wide)));  // [B,N,T,S]
  return log_sharpness_.exp().view({-1, 1, 1}) * cosines;
}

ScoreTerms CosineScore::terms(const torch::Tensor& queries, const torch::Tensor& keys) const {
  ScoreTerms terms = HeadScore::terms(queries, keys);
  terms.scale = log_sharpness_.exp();
  return terms;
}

}  // namespace regard
