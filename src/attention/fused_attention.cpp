#include "attention/fused_attention.h"

#include <ATen/ops/scaled_dot_product_attention.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "attention/head_loops.h"
#include "regard/attention/autocast.h"
#include "regard/attention/element_type.h"
#include "regard/attention/first_order.h"
#include "regard/attention/masked_softmax.h"
#include "regard/attention/scores.h"

namespace regard {
namespace {

using head_loops::Backward, head_loops::Forward, head_loops::Heads, head_loops::Shape,
    head_loops::Visible;
using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

template <typename T>
Heads<const T> heads_of(const Tensor& tensor) {
  return {static_cast<const T*>(tensor.const_data_ptr()), tensor.stride(0), tensor.stride(1),
          tensor.stride(2)};
}
template <typename T>
Heads<T> mutable_heads_of(const Tensor& tensor) {
  return {static_cast<T*>(tensor.mutable_data_ptr()), tensor.stride(0), tensor.stride(1),
          tensor.stride(2)};
}

Shape shape_of(const Tensor& queries, const Tensor& values, double scale) {
  return {.batch = queries.size(0),
          .heads = queries.size(1),
          .queries = queries.size(2),
          .keys = values.size(2),
          .width = queries.size(3),
          .value_width = values.size(3),
          .scale = scale};
}

/// As [B,N,T,D], in memory [B,T,N,D].
Tensor empty_heads(const Tensor& like, int64_t width) {
  return at::empty({like.size(0), like.size(2), like.size(1), width}, like.options())
      .transpose(1, 2);
}
Tensor empty_heads(const Tensor& like) { return empty_heads(like, like.size(3)); }

Tensor in_rows(const Tensor& tensor) {
  return tensor.stride(3) == 1 ? tensor : tensor.contiguous();
}

class FusedAttention : public torch::autograd::Function<FusedAttention> {
 public:
  static variable_list forward(AutogradContext* context, const Tensor& some_queries,
                               const Tensor& some_keys, const Tensor& some_values,
                               const Visible& visible, double scale, bool keep_weights) {
    const Tensor queries = in_rows(some_queries), keys = in_rows(some_keys),
                 values = in_rows(some_values);
    const Shape shape = shape_of(queries, values, scale);
    const Tensor output = empty_heads(queries, shape.value_width);  // [B,N,T,H]
    const Tensor weights =
        at::empty({shape.batch, shape.heads, shape.queries, keep_weights ? shape.keys : 0},
                  queries.options());
    with_element_type(queries, [&](auto element) {
      using T = decltype(element);
      const Heads<T> kept = keep_weights ? mutable_heads_of<T>(weights) : Heads<T>{};
      run_all(Forward<T>{.shape = shape,
                         .queries = heads_of<T>(queries),
                         .keys = heads_of<T>(keys),
                         .values = heads_of<T>(values),
                         .visible = visible,
                         .weights = kept,
                         .output = mutable_heads_of<T>(output)});
    });
    context->save_for_backward({queries, keys, values, weights});
    context->saved_data["scale"] = scale;
    context->set_materialize_grads(false);
    return {output.transpose(1, 2).flatten(2), weights};
  }

  static variable_list backward(AutogradContext* context, variable_list gradients) {
    refuse_second_order();
    const variable_list saved = context->get_saved_variables();
    const Tensor &queries = saved[0], &keys = saved[1], &values = saved[2], &weights = saved[3];
    const Shape shape = shape_of(queries, values, context->saved_data["scale"].toDouble());
    const int64_t rows[] = {shape.batch, shape.queries, shape.heads, shape.value_width};
    const Tensor arriving = (gradients[0].defined() ? gradients[0].contiguous().view(rows)
                                                    : at::zeros(rows, queries.options()))
                                .transpose(1, 2);
    const Tensor arriving_weights =
        gradients[1].defined() ? gradients[1].contiguous() : gradients[1];
    const Tensor to_queries = empty_heads(queries), to_keys = empty_heads(keys),
                 to_values = empty_heads(values);
    with_element_type(queries, [&](auto element) {
      using T = decltype(element);
      run_all(Backward<T>{.shape = shape,
                          .queries = heads_of<T>(queries),
                          .keys = heads_of<T>(keys),
                          .values = heads_of<T>(values),
                          .weights = heads_of<T>(weights),
                          .arriving = heads_of<T>(arriving),
                          .arriving_weights = arriving_weights.defined()
                                                  ? heads_of<T>(arriving_weights)
                                                  : Heads<const T>{},
                          .to_queries = mutable_heads_of<T>(to_queries),
                          .to_keys = mutable_heads_of<T>(to_keys),
                          .to_values = mutable_heads_of<T>(to_values)});
    });
    return {to_queries, to_keys, to_values, Tensor(), Tensor(), Tensor()};
  }
};

bool fits(const Tensor& mask, const Tensor& queries, const Tensor& keys) {
  if (!mask.defined()) return true;
  const bool alike = mask.scalar_type() == torch::kBool && mask.size(-1) == keys.size(2);
  if (mask.dim() == 2) return alike && mask.size(0) == keys.size(0);
  return alike && mask.dim() == 3 && mask.size(1) == queries.size(2) &&
         (mask.size(0) == 1 || mask.size(0) == queries.size(0));
}

/// Where loops over memory do not reach: torch's own, which keeps its weights to itself.
AttentionOutput elsewhere(const Tensor& queries, const Tensor& keys, const Tensor& values,
                          const Tensor& mask, double scale, Weights wanted) {
  Tensor context, weights;
  if (wanted == Weights::give) {
    weights = masked_softmax(dot_scores(queries, keys, scale), mask).to(values.scalar_type());
    context = at::matmul(weights, values);
  } else {
    std::optional<Tensor> shown;  // [B,1,T or 1,S]
    if (mask.defined()) shown = (mask.dim() == 3 ? mask : mask.unsqueeze(1)).unsqueeze(1);
    context = at::scaled_dot_product_attention(queries, keys, values, shown, 0, false, scale);
  }
  return {.context = context.transpose(1, 2).flatten(2), .weights = weights};
}

}  // namespace

AttentionOutput fused_attention(const Tensor& queries, const Tensor& keys, const Tensor& values,
                                const Tensor& mask, double scale, Weights weights) {
  TORCH_CHECK(queries.dim() == 4 && keys.dim() == 4 && values.dim() == 4 &&
                  keys.sizes().slice(0, 3) == values.sizes().slice(0, 3) &&
                  queries.sizes().slice(0, 2) == keys.sizes().slice(0, 2) &&
                  queries.size(3) == keys.size(3),
              "queries ", queries.sizes(), ", keys ", keys.sizes(), " and values ", values.sizes(),
              " do not fit together");
  TORCH_CHECK(fits(mask, queries, keys), "mask ", mask.sizes(), " does not fit queries ",
              queries.sizes(), " and keys ", keys.sizes());
  const Tensor q = as_autocast_wants(queries), k = as_autocast_wants(keys),
               v = as_autocast_wants(values);
  const bool reached =
      q.scalar_type() == k.scalar_type() && q.scalar_type() == v.scalar_type() && loops_reach(q);
  if (!reached) return elsewhere(queries, keys, values, mask, scale, weights);
  const bool with_gradient = torch::GradMode::is_enabled() &&
                             (q.requires_grad() || k.requires_grad() || v.requires_grad());
  const Tensor shown = mask.defined() ? mask.contiguous() : mask;
  const variable_list said = FusedAttention::apply(q, k, v, Visible(shown), scale,
                                                   with_gradient || weights == Weights::give);
  return {.context = said[0], .weights = weights == Weights::give ? said[1] : Tensor()};
}

}  // namespace regard
