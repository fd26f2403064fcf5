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

  Tensor of(const Tensor& tensor, int64_t dimension) const {
    return tensor.narrow(dimension, first, count);
  }
};

/// The rows of an act that lie between two steps, both counted from 1 and meant too. `before` is
/// how many steps there were before it, `count` how many it has.
Rows rows_between(int64_t first_step, int64_t last_step, int64_t before, int64_t count) {
  const int64_t first = std::clamp<int64_t>(first_step - 1 - before, 0, count);
  const int64_t end = std::clamp<int64_t>(last_step - before, 0, count);
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
  return all.size(2) == 1 ? all : rows.of(all, 2);
}

/// The act's weights to be changed in place: what it came with is the network's.
Tensor meant_weights(AttentionAct& act, const Clamp& clamp, const Rows& meant) {
  act.weights = act.weights.clone();
  return heads_of(clamp, meant.of(act.weights, 2));
}

void set_weight(AttentionAct& act, const PlacedClamp& placed, const Rows& meant) {
  Tensor rows = meant_weights(act, placed.clamp, meant);
  const Tensor weight = torch::full({1, 1, meant.count, 1}, *placed.clamp.weight, rows.options());
  rows.copy_(with_weight(rows, placed.columns, weight, visible_rows(act, meant)));
}

void set_bandwidth(AttentionAct& act, const Clamp& clamp, const Rows& meant, Kernel kernel) {
  const Tensor queries = heads_of(clamp, meant.of(act.terms.queries, 2));
  const bool for_each_query = act.mask.defined() && act.mask.dim() == 3;
  const Tensor mask = for_each_query ? meant.of(act.mask, 1) : act.mask;
  const Tensor scores = projected_kernel_scores(
      kernel, torch::full({1}, std::log(*clamp.bandwidth), queries.options()), queries,
      heads_of(clamp, act.terms.keys), mask);
  meant_weights(act, clamp, meant).copy_(masked_softmax(scores, mask));
  act.scores = act.scores.clone();
  heads_of(clamp, meant.of(act.scores, 2)).copy_(scores);
  const Tensor scale = act.terms.scale.detach();
  act.terms.scale = (scale.dim() == 2 ? scale : scale.unsqueeze(1))
                        .expand({scale.size(0), act.weights.size(2)})
                        .clone();  // [N,T]
  heads_of(clamp, meant.of(act.terms.scale.unsqueeze(0), 2)).fill_(*clamp.bandwidth);
}

}  // namespace

bool ClampedAttention::freeze(AttentionAct& act, const PlacedClamp& placed, Frozen key) {
  const Clamp& clamp = placed.clamp;
  const int64_t before = steps_[key.second], count = act.weights.size(2);
  Tensor& kept = frozen_[key];  // [1,N,1,S]
  const Rows first = rows_between(clamp.first_step, clamp.first_step, before, count);
  Rows later = rows_between(clamp.first_step, clamp.last_step, before, count);
  if (first.count > 0) {
    kept = first.of(act.weights.narrow(0, 0, 1), 2).clone();
    later = {later.first + 1, later.count - 1};
  }
  if (!kept.defined() || later.count == 0) return false;
  Tensor rows = meant_weights(act, clamp, later);
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
  const Rows meant =
      rows_between(clamp.first_step, clamp.last_step, steps_[key.second], act.weights.size(2));
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
