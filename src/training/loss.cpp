#include "regard/training/loss.h"

#include <torch/csrc/autograd/custom_function.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "regard/text/vocabulary.h"

namespace regard {
namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// Scores of so many words times a vocabulary of thousands stay in a processor's last cache.
constexpr int64_t words_at_once = 256;

struct Projection {
  Tensor features;  // [N,F]
  Tensor weight;    // [V,F]
  Tensor bias;      // [V]
};

class ProjectedCrossEntropy : public torch::autograd::Function<ProjectedCrossEntropy> {
 public:
  static variable_list forward(AutogradContext* context, const Tensor& features,
                               const Tensor& weight, const Tensor& bias, const Tensor& targets,
                               double smoothing, bool with_gradient) {
    Projection grads;
    if (with_gradient)
      grads = {at::empty_like(features), at::zeros_like(weight), at::zeros_like(bias)};
    Tensor objective = at::zeros({}, features.options()), nll = at::zeros({}, features.options());
    for (int64_t begin = 0; begin < features.size(0); begin += words_at_once) {
      const int64_t count = std::min(words_at_once, features.size(0) - begin);
      const Tensor piece = features.narrow(0, begin, count);
      const Tensor wanted = targets.narrow(0, begin, count).unsqueeze(1);              // [n,1]
      Tensor scores = at::_log_softmax(at::addmm(bias, piece, weight.t()), 1, false);  // [n,V]
      const Tensor piece_nll = scores.gather(1, wanted).sum().neg();
      nll += piece_nll;
      objective += piece_nll * (1 - smoothing);
      if (smoothing > 0) objective -= scores.mean(1).sum() * smoothing;
      if (!with_gradient) continue;
      scores.exp_();
      if (smoothing > 0) scores -= smoothing / static_cast<double>(weight.size(0));
      scores.scatter_add_(1, wanted, at::full_like(wanted, smoothing - 1, scores.options()));
      Tensor grad_piece = grads.features.narrow(0, begin, count);
      at::mm_out(grad_piece, scores, weight);
      grads.weight.addmm_(scores.t(), piece);
      grads.bias += scores.sum(0);
    }
    if (with_gradient) context->save_for_backward({grads.features, grads.weight, grads.bias});
    context->mark_non_differentiable({nll});
    return {objective, nll};
  }

  static variable_list backward(AutogradContext* context, variable_list grad_outputs) {
    variable_list saved = context->get_saved_variables();
    // In place: the gradient of the weight is large, and no graph is gone through twice.
    for (Tensor& grad : saved) grad.mul_(grad_outputs[0]);
    return {saved[0], saved[1], saved[2], Tensor(), Tensor(), Tensor()};
  }
};

}  // namespace

LossSums projected_cross_entropy(const torch::Tensor& features, const OutputLayer& output,
                                 const torch::Tensor& targets, double label_smoothing) {
  TORCH_CHECK(features.dim() == 3 && targets.sizes() == features.sizes().slice(0, 2), "targets ",
              targets.sizes(), " do not fit features ", features.sizes());
  const Tensor words = targets.flatten();                            // [B*T]
  const Tensor real = (words != special::pad).nonzero().squeeze(1);  // [N]
  const Tensor read = features.flatten(0, 1).index_select(0, real);  // [N,F]
  const bool with_gradient =
      torch::GradMode::is_enabled() && (read.requires_grad() || output.weight().requires_grad());
  const variable_list sums =
      ProjectedCrossEntropy::apply(read, output.weight(), output.bias(),
                                   words.index_select(0, real), label_smoothing, with_gradient);
  return {.objective = sums[0], .nll = sums[1]};
}

}  // namespace regard
