#include "regard/attention/step_weight.h"

#include <torch/csrc/autograd/custom_function.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <utility>
#include <vector>

#include "attention/affine_rows.h"
#include "attention/capsule.h"
#include "regard/attention/autocast.h"
#include "regard/attention/element_type.h"
#include "regard/attention/first_order.h"
#include "regard/attention/row_products.h"

namespace regard {

struct StepProducts {
  std::vector<torch::Tensor> inputs;     // [N,I] each
  std::vector<torch::Tensor> gradients;  // [N,O] each
};

namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;
using Products = std::shared_ptr<StepProducts>;

Tensor joined(std::vector<Tensor>& rows) {
  const Tensor all = rows.size() == 1 ? rows[0] : at::cat(rows);
  rows.clear();
  return all;
}

/// The node that comes last in the backward: all steps depend on its token.
class WeightGradient : public torch::autograd::Function<WeightGradient> {
 public:
  static Tensor forward(AutogradContext* context, const Tensor& weight, const Tensor& /*bias*/,
                        const Products& products) {
    context->set_materialize_grads(false);
    context->saved_data["type"] = weight.scalar_type();
    context->saved_data["products"] = in_capsule(products);
    return at::empty({0}, weight.options());
  }

  static variable_list backward(AutogradContext* context, const variable_list& /*of the token*/) {
    const Products products = out_of_capsule<StepProducts>(context->saved_data["products"]);
    if (products->inputs.empty()) return {Tensor(), Tensor(), Tensor()};
    const Tensor inputs = joined(products->inputs), gradients = joined(products->gradients);
    const auto type = context->saved_data["type"].toScalarType();
    constexpr size_t weight = 0, bias = 1;
    Tensor of_weight, of_bias;
    if (context->needs_input_grad(weight))
      of_weight = summed_row_product(gradients, inputs).to(type);
    if (context->needs_input_grad(bias)) of_bias = column_sums(gradients).to(type);
    return {of_weight, of_bias, Tensor()};
  }
};

class StepLinear : public torch::autograd::Function<StepLinear> {
 public:
  static Tensor forward(AutogradContext* context, const Tensor& input, const Tensor& /*token*/,
                        const StepWeight& weight) {
    const Tensor read = input.to(weight.weight().scalar_type());
    const Tensor rows = read.reshape({-1, read.size(-1)});
    context->save_for_backward({rows});
    context->saved_data["weight"] = weight.to_value();
    context->saved_data["type"] = input.scalar_type();
    context->saved_data["shape"] = input.sizes();
    std::vector<int64_t> shape = input.sizes().vec();
    shape.back() = weight.weight().size(0);
    return affine_rows(rows, weight.columns(), weight.bias(), Activation::none).view(shape);
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    refuse_second_order();
    const StepWeight step = StepWeight::from_value(context->saved_data["weight"]);
    const Tensor rows = context->get_saved_variables()[0], &weight = step.weight();
    const Tensor gradient = gradients[0].reshape({-1, weight.size(0)});
    constexpr size_t token = 1;
    if (context->needs_input_grad(token)) step.note(rows, gradient);
    const auto type = context->saved_data["type"].toScalarType();
    const std::vector<int64_t> shape = context->saved_data["shape"].toIntVector();
    return {row_product(gradient, weight).view(shape).to(type), Tensor(), Tensor()};
  }
};

}  // namespace

StepWeight::StepWeight(const Tensor& weight, const Tensor& bias)
    : weight_(as_autocast_wants(weight.detach())),
      columns_(as_factor(weight_.t())),
      bias_(as_autocast_wants(bias.detach())) {
  const bool trained = weight.requires_grad() || bias.requires_grad();
  if (!torch::GradMode::is_enabled() || !trained) return;
  products_ = std::make_shared<StepProducts>();
  token_ = WeightGradient::apply(weight, bias, products_);
}

Tensor StepWeight::linear(const Tensor& input) const {
  if (!token_.defined()) return torch::linear(input, weight_, bias_);
  return StepLinear::apply(input, token_, *this);
}

void StepWeight::note(const Tensor& inputs, const Tensor& gradients) const {
  if (!products_) return;
  // Detached: an input that held its graph would hold, where a backward breaks off, itself.
  products_->inputs.push_back(inputs.detach());
  products_->gradients.push_back(gradients.detach());
}

torch::IValue StepWeight::to_value() const {
  // Without the token: a node that held it would hold, through the graph, all that depends on it.
  return c10::ivalue::Tuple::create({weight_, products_ ? in_capsule(products_) : torch::IValue()});
}

StepWeight StepWeight::from_value(const torch::IValue& value) {
  const auto& parts = value.toTupleRef().elements();
  StepWeight weight;
  weight.weight_ = parts[0].toTensor();
  if (!parts[1].isNone()) weight.products_ = out_of_capsule<StepProducts>(parts[1]);
  return weight;
}

}  // namespace regard
