#include "regard/attention/head_score.h"

#include <torch/nn/init.h>
#include <torch/types.h>

#include <cmath>

#include "attention/cosine_score.h"
#include "regard/attention/kernel.h"
#include "regard/attention/scores.h"
#include "regard/base/error.h"

namespace regard {
namespace {

class DotScore : public HeadScore {
 public:
  explicit DotScore(double scale) : scale_(scale) {}

  torch::Tensor forward(const torch::Tensor& queries, const torch::Tensor& keys,
                        const torch::Tensor&) override {
    return dot_scores(queries, keys, scale_);
  }

  std::optional<double> product_scale() const override { return scale_; }

  ScoreTerms terms(const torch::Tensor& queries, const torch::Tensor& keys) const override {
    ScoreTerms terms = HeadScore::terms(queries, keys);
    terms.scale = torch::full(queries.size(1), scale_);
    return terms;
  }

 private:
  double scale_;
};

class GeneralScore : public HeadScore {
 public:
  explicit GeneralScore(const HeadShape& shape) {
    weight_ = register_parameter("weight", torch::empty({shape.heads, shape.width, shape.width}));
    for (int64_t n = 0; n < shape.heads; ++n) torch::nn::init::xavier_uniform_(weight_[n]);
  }

  torch::Tensor forward(const torch::Tensor& queries, const torch::Tensor& keys,
                        const torch::Tensor&) override {
    return dot_scores(torch::matmul(queries, weight_), keys);
  }

  ScoreTerms terms(const torch::Tensor& queries, const torch::Tensor& keys) const override {
    return HeadScore::terms(torch::matmul(queries, weight_), keys);
  }

 private:
  torch::Tensor weight_;
};

class AdditiveScore : public HeadScore {
 public:
  explicit AdditiveScore(const HeadShape& shape) {
    const double range = 1 / std::sqrt(static_cast<double>(shape.width));
    weight_ = register_parameter("weight",
                                 torch::empty({shape.heads, shape.width}).uniform_(-range, range));
  }

  torch::Tensor forward(const torch::Tensor& queries, const torch::Tensor& keys,
                        const torch::Tensor&) override {
    return additive_scores(queries, keys, weight_.view({weight_.size(0), 1, 1, -1}));
  }

  ScoreTerms terms(const torch::Tensor& queries, const torch::Tensor& keys) const override {
    ScoreTerms terms = HeadScore::terms(queries, keys);
    terms.direction = weight_;
    return terms;
  }

 private:
  torch::Tensor weight_;
};

class KernelScore : public HeadScore {
 public:
  KernelScore(const HeadShape& shape, Kernel kernel) : kernel_(kernel) {
    const torch::Tensor start = torch::full(shape.heads, std::log(shape.bandwidth));
    const bool learnt = shape.learn_bandwidth && !is_flat(kernel);
    log_bandwidth_ = learnt ? register_parameter("log_bandwidth", start)
                            : register_buffer("log_bandwidth", start);
  }

  torch::Tensor forward(const torch::Tensor& queries, const torch::Tensor& keys,
                        const torch::Tensor& mask) override {
    return projected_kernel_scores(kernel_, log_bandwidth_.view({-1, 1, 1}), queries, keys, mask);
  }

  ScoreTerms terms(const torch::Tensor& queries, const torch::Tensor& keys) const override {
    ScoreTerms terms = HeadScore::terms(queries, keys);
    terms.scale = log_bandwidth_.exp();
    return terms;
  }

 private:
  Kernel kernel_;
  torch::Tensor log_bandwidth_;  // [N]
};

class ConstantScore : public HeadScore {
 public:
  torch::Tensor forward(const torch::Tensor& queries, const torch::Tensor& keys,
                        const torch::Tensor&) override {
    return torch::zeros({queries.size(0), queries.size(1), queries.size(2), keys.size(2)},
                        queries.options());
  }

  ScoreTerms terms(const torch::Tensor&, const torch::Tensor&) const override { return {}; }
};

}  // namespace

std::shared_ptr<HeadScore> make_head_score(AttentionKind kind, const HeadShape& shape) {
  switch (kind) {
    case AttentionKind::none:
    case AttentionKind::location:
      break;
    case AttentionKind::additive:
      return std::make_shared<AdditiveScore>(shape);
    case AttentionKind::dot:
      return std::make_shared<DotScore>(1);
    case AttentionKind::general:
      return std::make_shared<GeneralScore>(shape);
    case AttentionKind::scaled_dot:
      return std::make_shared<DotScore>(1 / std::sqrt(static_cast<double>(shape.width)));
    case AttentionKind::gaussian:
      return std::make_shared<KernelScore>(shape, Kernel::gaussian);
    case AttentionKind::boxcar:
      return std::make_shared<KernelScore>(shape, Kernel::boxcar);
    case AttentionKind::epanechnikov:
      return std::make_shared<KernelScore>(shape, Kernel::epanechnikov);
    case AttentionKind::triangular:
      return std::make_shared<KernelScore>(shape, Kernel::triangular);
    case AttentionKind::constant:
      return std::make_shared<ConstantScore>();
    case AttentionKind::cosine:
      return std::make_shared<CosineScore>(shape);
  }
  throw Error("heads need an --attention that reads keys, not {}", name_of(kind));
}

}  // namespace regard
