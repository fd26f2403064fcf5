#include "view/clamped_attention.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <cmath>

#include "regard/attention/kernel.h"
#include "regard/attention/masked_softmax.h"

namespace regard {
namespace {

using torch::Tensor;

/// Neighbouring rows of an act, counted within it.
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
/// proportions they had; evenly where they had none. A row that may not look at the columns stays
/// as it is; one that may look at nothing else gives them everything.
Tensor with_weight(const Tensor& rows, const std::vector<int64_t>& columns, const Tensor& weight,
                   const Tensor& visible) {
  Tensor named = torch::zeros(rows.size(-1), rows.options().dtype(torch::kBool));
  for (const int64_t column : columns)
    if (column < named.size(0)) named[column] = true;
  const Tensor chosen = named.logical_and(visible);
  const Tensor others = named.logical_not().logical_and(visible);
  const auto share = [&](const Tensor& among) {
    const Tensor had = rows * among;
    const Tensor sum = had.sum(-1, true);
    const Tensor even = among.to(rows.scalar_type()).expand_as(rows);
    return torch::where(sum > 0, had / sum, even / even.sum(-1, true).clamp_min(1));
  };
  const Tensor given = torch::where(others.any(-1, true), weight, torch::ones_like(weight));
  const Tensor changed = share(chosen) * given + share(others) * (1 - given);
  return torch::where(chosen.any(-1, true), changed, rows);
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

void set_weight(AttentionAct& act, const PlacedClamp& placed, const Rows& meant) {
  Tensor rows = heads_of(placed.clamp, act.weights.narrow(2, meant.first, meant.count));
  const Tensor weight = torch::full({1, 1, meant.count, 1}, *placed.clamp.weight, rows.options());
  rows.copy_(with_weight(rows, placed.columns, weight, visible_rows(act, meant)));
}

void set_bandwidth(AttentionAct& act, const Clamp& clamp, const Rows& meant, Kernel kernel) {
  Tensor bandwidth = act.terms.scale.detach().clone();  // [N]
  (clamp.head ? bandwidth.narrow(0, *clamp.head - 1, 1) : bandwidth).fill_(*clamp.bandwidth);
  const Tensor scores = projected_kernel_scores(kernel, bandwidth.log().view({-1, 1, 1}),
                                                act.terms.queries, act.terms.keys, act.mask);
  const auto put = [&](Tensor& into, const Tensor& from) {
    into.narrow(2, meant.first, meant.count).copy_(from.narrow(2, meant.first, meant.count));
  };
  put(act.weights, masked_softmax(scores, act.mask));
  put(act.scores, scores);
  act.terms.scale = bandwidth;
}

}  // namespace

bool ClampedAttention::freeze(AttentionAct& act, const PlacedClamp& placed, Frozen key) {
  const Clamp& clamp = placed.clamp;
  const int64_t count = act.weights.size(2);
  const int64_t kept_row = clamp.first_step - 1 - steps_[key.second];  // counted within the act
  Tensor& kept = frozen_[key];                                         // [1,N,1,S]
  if (kept_row >= 0 && kept_row < count)
    kept = act.weights.narrow(0, 0, 1).narrow(2, kept_row, 1).clone();
  const int64_t next = std::clamp<int64_t>(kept_row + 1, 0, count);
  const Rows later{next, count - next};
  if (!kept.defined() || later.count == 0) return false;
  Tensor rows = heads_of(clamp, act.weights.narrow(2, later.first, later.count));
  const Tensor as_it_was = heads_of(clamp, kept);
  if (placed.columns.empty()) {
    rows.copy_(as_it_was.expand_as(rows));
    return true;
  }
  const Tensor columns = torch::tensor(placed.columns, torch::kLong).to(kept.device());
  const Tensor weight = as_it_was.index_select(3, columns).sum(-1, true);
  rows.copy_(with_weight(rows, placed.columns, weight, visible_rows(act, later)));
  return true;
}

bool ClampedAttention::apply(AttentionAct& act, const PlacedClamp& placed, Frozen key) {
  const Clamp& clamp = placed.clamp;
  if (clamp.freeze) return freeze(act, placed, key);
  const Rows meant = rows_of(clamp, steps_[key.second], act.weights.size(2));
  const bool there = placed.columns.empty() || placed.columns.front() < act.weights.size(3);
  if (meant.count == 0 || !there) return false;
  if (clamp.weight) {
    set_weight(act, placed, meant);
  } else {
    set_bandwidth(act, clamp, meant, kernel_);
  }
  return true;
}

AttentionAct ClampedAttention::change(AttentionAct act) {
  act.weights = act.weights.clone();
  act.scores = act.scores.clone();
  const Site site{act.site.part, act.site.layer};
  for (size_t number = 0; number < clamps_.size(); ++number) {
    PlacedClamp& placed = clamps_[number];
    const Clamp& clamp = placed.clamp;
    const bool elsewhere =
        clamp.part != site.first || (clamp.layer && *clamp.layer - 1 != site.second);
    if (!elsewhere && apply(act, placed, {number, site})) placed.took_effect = true;
  }
  steps_[site] += act.weights.size(2);
  return act;
}

}  // namespace regard
