#include "regard/training/loss.h"

#include <torch/csrc/autograd/custom_function.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>

#include "regard/attention/autocast.h"
#include "regard/attention/element_type.h"
#include "regard/attention/first_order.h"
#include "regard/attention/row_products.h"
#include "regard/text/vocabulary.h"
#include "training/cross_entropy_rows.h"

namespace regard {
namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// Scores of so many words times a vocabulary of thousands stay in a processor's last cache.
constexpr int64_t words_at_once = 1024;

/// sum += a b, where the factors may be narrower than the sum.
void add_product(Tensor& sum, const Tensor& a, const Tensor& b) {
  if (a.scalar_type() == sum.scalar_type())
    sum.addmm_(a, b);
  else
    sum += at::mm(a, b);
}

class ProjectedCrossEntropy : public torch::autograd::Function<ProjectedCrossEntropy> {
 public:
  static variable_list forward(AutogradContext* context, const Tensor& features,
                               const Tensor& weight, const Tensor& bias, const Tensor& targets,
                               double smoothing, bool with_gradient) {
    const Tensor narrow_weight = weight.to(features.scalar_type());  // [V,F]
    const Tensor columns = as_factor(narrow_weight.t());
    const Tensor wide_bias = bias.to(wide_type(features));
    const Tensor rows = with_round_rows(features);  // what is added scores 0 and adds 0
    Tensor grad_features, grad_weight, grad_bias;
    if (with_gradient) {
      grad_features = at::empty_like(rows);
      grad_weight = at::zeros_like(weight);
      grad_bias = at::zeros_like(wide_bias);
    }
    CrossEntropySums sums;
    for (int64_t begin = 0; begin < rows.size(0); begin += words_at_once) {
      const int64_t count = std::min(words_at_once, rows.size(0) - begin);
      const int64_t words = std::min(count, targets.size(0) - begin);
      const Tensor piece = rows.narrow(0, begin, count);
      const Tensor scores = at::mm(piece, columns);  // [n,V], then their gradient
      const CrossEntropySums piece_sums =
          cross_entropy_rows(scores.narrow(0, 0, words), wide_bias, targets.narrow(0, begin, words),
                             smoothing, grad_bias);
      sums.objective += piece_sums.objective;
      sums.nll += piece_sums.nll;
      if (!with_gradient) continue;
      Tensor grad_piece = grad_features.narrow(0, begin, count);
      at::mm_out(grad_piece, scores, narrow_weight);
      add_product(grad_weight, scores.t(), piece);
    }
    if (with_gradient)
      context->save_for_backward({grad_features.narrow(0, 0, features.size(0)), grad_weight,
                                  grad_bias.to(bias.scalar_type())});
    const auto wide = wide_bias.options();
    const Tensor nll = at::full({}, sums.nll, wide);
    context->mark_non_differentiable({nll});
    return {at::full({}, sums.objective, wide), nll};
  }

  static variable_list backward(AutogradContext* context, variable_list grad_outputs) {
    refuse_second_order();
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
  // A recurrence's states may be wide where products are narrow.
  const Tensor read = as_autocast_wants(features.flatten(0, 1).index_select(0, real));  // [N,F]
  const bool with_gradient =
      torch::GradMode::is_enabled() &&
      (read.requires_grad() || output.weight().requires_grad() || output.bias().requires_grad());
  const variable_list sums =
      ProjectedCrossEntropy::apply(read, output.weight(), output.bias(),
                                   words.index_select(0, real), label_smoothing, with_gradient);
  return {.objective = sums[0], .nll = sums[1]};
}

}  // namespace regard
