#include "regard/attention/linear.h"

#include <torch/csrc/autograd/custom_function.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <optional>

#include "attention/affine_rows.h"
#include "regard/attention/autocast.h"
#include "regard/attention/first_order.h"
#include "regard/attention/if_defined.h"
#include "regard/attention/row_products.h"

namespace regard {
namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

class Linear : public torch::autograd::Function<Linear> {
 public:
  static Tensor forward(AutogradContext* context, const Tensor& input, const Tensor& weight,
                        const std::optional<Tensor>& bias, Activation activation) {
    const Tensor rows = input.reshape({-1, weight.size(1)}).contiguous();
    const Tensor narrow_weight = weight.to(rows.scalar_type());
    const Tensor said =
        affine_rows(rows, as_factor(narrow_weight.t()), bias.value_or(Tensor()), activation);
    context->saved_data["shape"] = input.sizes();
    context->saved_data["type"] = weight.scalar_type();
    context->saved_data["biased"] = bias.has_value();
    const bool active = activation != Activation::none;
    context->save_for_backward({rows, narrow_weight, active ? said : Tensor()});
    std::vector<int64_t> shape = input.sizes().vec();
    shape.back() = weight.size(0);
    return said.view(shape);
  }

  static variable_list backward(AutogradContext* context, const variable_list& arriving) {
    refuse_second_order();
    const variable_list saved = context->get_saved_variables();
    const Tensor &rows = saved[0], &weight = saved[1], &said = saved[2];
    Tensor gradient = arriving[0].reshape({-1, weight.size(0)}).contiguous();
    if (said.defined()) gradient = at::threshold_backward(gradient, said, 0);
    constexpr size_t of_input = 0, of_weight = 1, of_bias = 2;
    Tensor to_input, to_weight, to_bias;
    if (context->needs_input_grad(of_input))
      to_input = row_product(gradient, weight).view(context->saved_data["shape"].toIntVector());
    if (context->needs_input_grad(of_weight))
      to_weight = summed_row_product(gradient, rows).to(context->saved_data["type"].toScalarType());
    if (context->saved_data["biased"].toBool() && context->needs_input_grad(of_bias))
      to_bias = column_sums(gradient);
    return {to_input, to_weight, to_bias, Tensor()};
  }
};

}  // namespace

Tensor linear(const Tensor& input, const Tensor& weight, const Tensor& bias,
              Activation activation) {
  const Tensor read = as_autocast_wants(input);
  const bool narrowed = read.is_cpu() && read.scalar_type() == torch::kBFloat16 &&
                        weight.scalar_type() == torch::kFloat && read.numel() > 0;
  if (narrowed) return Linear::apply(read, weight, if_defined(bias), activation);
  const Tensor said = torch::linear(input, weight, bias);
  return activation == Activation::relu ? torch::relu(said) : said;
}

}  // namespace regard
