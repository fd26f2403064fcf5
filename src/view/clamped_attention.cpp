#include "view/clamped_attention.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <cmath>

#include "regard/attention/kernel.h"
#include "regard/attention/masked_softmax.h"
#include "regard/base/error.h"

namespace regard {
namespace {

using torch::Tensor;

/// Rows [first,last) of a part of a target that are meant, counted within the part.
struct Rows {
  int64_t first;
  int64_t count;
};

Rows rows_of(const Clamp& clamp, int64_t before, int64_t count) {
  const int64_t first = std::clamp<int64_t>(clamp.first_step - 1 - before, 0, count);
  const int64_t end = clamp.last_step == Clamp::last
                          ? count
                          : std::clamp<int64_t>(clamp.last_step - before, 0, count);
  return {first, std::max<int64_t>(end - first, 0)};
}

/// The heads that are meant, as a view of [B,N,T,S].
Tensor heads_of(const Clamp& clamp, const Tensor& rows) {
  return clamp.head ? rows.narrow(1, *clamp.head - 1, 1) : rows;
}

/// Rows [...,S] in which the columns weigh `weight` together, and the others the rest, both in the
/// proportions they had; evenly where they had none.
Tensor with_weight(const Tensor& rows, const std::vector<int64_t>& columns, const Tensor& weight,
                   const Tensor& visible) {
  Tensor chosen = torch::zeros(rows.size(-1), rows.options().dtype(torch::kBool));
  chosen.index_fill_(0, torch::tensor(columns, chosen.options().dtype(torch::kLong)), true);
  const auto share = [&](const Tensor& among) {
    const Tensor had = rows * among;
    const Tensor sum = had.sum(-1, true);
    const Tensor even = among.to(rows.scalar_type()).expand_as(rows);
    return torch::where(sum > 0, had / sum, even / even.sum(-1, true).clamp_min(1));
  };
  const Tensor others = chosen.logical_not().logical_and(visible);
  const Tensor rest = torch::where(others.any(-1, true), 1 - weight, torch::zeros_like(weight));
  return share(chosen.expand_as(others)) * weight + share(others) * rest;
}

/// Where a row may look, [B or 1,1,T or 1,S].
Tensor visible(const AttentionAct& act) {
  if (!act.mask.defined())
    return torch::ones({1, 1, 1, act.weights.size(3)}, act.weights.options().dtype(torch::kBool));
  return broadcast_mask(act.mask, act.weights);
}

Tensor visible_rows(const AttentionAct& act, const Rows& rows) {
  const Tensor all = visible(act);
  return all.size(2) == 1 ? all : all.narrow(2, rows.first, rows.count);
}

}  // namespace

void ClampedAttention::change_bandwidth(AttentionAct& act, const Clamp& clamp) const {
  const auto kernel = value_of<Kernel>(name_of(kind_));
  if (!kernel || kernel == Kernel::constant)
    throw Error("--clamp: bandwidth is a kernel's; --attention of this model is {}",
                name_of(kind_));
  Tensor bandwidth = act.terms.scale.detach().clone();  // [N]
  (clamp.head ? bandwidth.narrow(0, *clamp.head - 1, 1) : bandwidth).fill_(*clamp.bandwidth);
  const Tensor mask = act.mask.defined() ? act.mask : Tensor();
  act.scores = projected_kernel_scores(*kernel, bandwidth.log().view({-1, 1, 1}), act.terms.queries,
                                       act.terms.keys, mask);
  act.weights = masked_softmax(act.scores, mask).to(act.weights.scalar_type());
  act.terms.scale = bandwidth;
}

void ClampedAttention::freeze(AttentionAct& act, PlacedClamp& placed, size_t number) {
  const Clamp& clamp = placed.clamp;
  const Site site{act.site.part, act.site.layer};
  const int64_t before = steps_[site], count = act.weights.size(2);
  Tensor& kept = frozen_[{number, site}];
  const int64_t first = clamp.first_step - 1 - before;  // row that is kept, if it is in this part
  if (!kept.defined() && first >= 0 && first < count)
    kept = act.weights.narrow(0, 0, 1).narrow(2, first, 1).clone();
  const Rows later{std::clamp<int64_t>(first + 1, 0, count),
                   count - std::clamp<int64_t>(first + 1, 0, count)};
  if (!kept.defined() || later.count == 0) return;
  Tensor rows = heads_of(clamp, act.weights.narrow(2, later.first, later.count));
  const Tensor as_it_was = heads_of(clamp, kept);
  if (placed.columns.empty()) {
    rows.copy_(as_it_was.expand_as(rows));
  } else {
    const Tensor columns = torch::tensor(placed.columns, torch::kLong).to(kept.device());
    const Tensor weight = as_it_was.index_select(3, columns).sum(-1, true);
    rows.copy_(with_weight(rows, placed.columns, weight, visible_rows(act, later)));
  }
  placed.took_effect = true;
}

AttentionAct ClampedAttention::change(AttentionAct act) {
  act.weights = act.weights.clone();
  const Site site{act.site.part, act.site.layer};
  for (size_t number = 0; number < clamps_.size(); ++number) {
    PlacedClamp& placed = clamps_[number];
    const Clamp& clamp = placed.clamp;
    if (clamp.part != site.first || (clamp.layer && *clamp.layer - 1 != site.second)) continue;
    if (clamp.freeze) {
      freeze(act, placed, number);
      continue;
    }
    const Rows meant = rows_of(clamp, steps_[site], act.weights.size(2));
    if (meant.count == 0) continue;
    if (clamp.bandwidth) {
      AttentionAct other = act;
      change_bandwidth(other, clamp);
      const auto put = [&](Tensor& into, const Tensor& from) {
        into = into.clone();
        into.narrow(2, meant.first, meant.count).copy_(from.narrow(2, meant.first, meant.count));
      };
      put(act.scores, other.scores);
      put(act.weights, other.weights);
      act.terms.scale = other.terms.scale;
    } else {
      Tensor rows = heads_of(clamp, act.weights.narrow(2, meant.first, meant.count));
      const Tensor weight = torch::full({1, 1, 1, 1}, *clamp.weight, rows.options());
      rows.copy_(with_weight(rows, placed.columns, weight.expand({1, 1, rows.size(2), 1}),
                             visible_rows(act, meant)));
    }
    placed.took_effect = true;
  }
  steps_[site] += act.weights.size(2);
  return act;
}

}  // namespace regard
