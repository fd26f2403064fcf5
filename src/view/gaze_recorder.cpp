#include "view/gaze_recorder.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>

namespace regard {
namespace {

using torch::Tensor;

// As JSON about ten megabytes.
constexpr int64_t most_numbers = 2'000'000;

Tensor joined(const std::vector<Tensor>& steps) {
  return steps.size() == 1 ? steps.front() : torch::cat(steps, 1);
}

/// The first sentence of a batch, out of reach of later changes.
Tensor first_of(const Tensor& batch) {
  return batch.defined() ? batch.detach().select(0, 0).to(torch::kCPU, torch::kFloat, false, true)
                         : Tensor();
}

/// A scale [N], or [N,T] where rows differ, as that of `count` rows.
Tensor scale_of_rows(const Tensor& scale, int64_t count) {
  const Tensor plain = scale.detach().to(torch::kCPU, torch::kFloat);
  return plain.dim() == 2 ? plain : plain.unsqueeze(1).expand({plain.size(0), count});
}

int64_t count(const std::vector<Tensor>& tensors) {
  int64_t numbers = 0;
  for (const Tensor& tensor : tensors)
    if (tensor.defined()) numbers += tensor.numel();
  return numbers;
}

}  // namespace

Matrix to_matrix(const Tensor& tensor) {
  if (!tensor.defined()) return {};
  const Tensor plain = tensor.detach().to(torch::kCPU, torch::kFloat).contiguous();
  const auto* first = plain.const_data_ptr<float>();
  return {.rows = static_cast<size_t>(plain.size(0)),
          .columns = static_cast<size_t>(plain.size(1)),
          .values = {first, first + plain.numel()}};
}

Tensor GazeRecorder::see(const AttentionAct& act) {
  const AttentionAct changed = clamps_.change(act);
  Seen& seen = seen_[{act.site.part, act.site.layer}];
  seen.weights.push_back(first_of(changed.weights));
  seen.scores.push_back(first_of(changed.scores));
  if (changed.terms.queries.defined()) seen.queries.push_back(first_of(changed.terms.queries));
  if (changed.terms.scale.defined())
    seen.scales.push_back(scale_of_rows(changed.terms.scale, changed.weights.size(2)));
  seen.keys = first_of(changed.terms.keys);
  seen.direction = changed.terms.direction;
  seen.offset = changed.terms.offset;
  return changed.weights;
}

HeadGaze GazeRecorder::head_of(const Seen& seen, int64_t head, int64_t columns,
                               bool with_terms) const {
  const auto cut = [&](const Tensor& rows) { return rows[head].narrow(1, 0, columns); };
  HeadGaze gaze{.weights = to_matrix(cut(joined(seen.weights)))};
  if (!with_terms) return gaze;
  gaze.scores = to_matrix(cut(joined(seen.scores)));
  if (!seen.queries.empty()) {
    gaze.queries = to_matrix(joined(seen.queries)[head]);
    gaze.keys = to_matrix(seen.keys[head].narrow(0, 0, columns));
  }
  if (seen.direction.defined())
    gaze.direction = to_matrix(seen.direction[head].unsqueeze(0)).values;
  if (!seen.scales.empty()) gaze.scale = to_matrix(joined(seen.scales)[head].unsqueeze(0)).values;
  if (seen.offset.defined()) gaze.offset = seen.offset.view(-1)[head].item<float>();
  return gaze;
}

std::vector<PartGaze> GazeRecorder::parts(int64_t source_length, std::string& left_out) const {
  int64_t numbers = 0;
  for (const auto& [site, seen] : seen_)
    numbers += count(seen.scores) + count(seen.queries) + count({seen.keys});
  const bool with_terms = numbers <= most_numbers;
  if (!with_terms) left_out = "scores, queries and keys: the sentence is too long for them";
  std::vector<PartGaze> parts;
  for (const auto& [site, seen] : seen_) {
    if (parts.empty() || parts.back().part != site.first)
      parts.push_back({.part = site.first, .layers = {}});
    const Tensor& weights = seen.weights.front();
    const int64_t columns = site.first == AttentionPart::decoder
                                ? weights.size(2)
                                : std::min(source_length, weights.size(2));
    auto& heads = parts.back().layers.emplace_back();
    for (int64_t head = 0; head < weights.size(0); ++head)
      heads.push_back(head_of(seen, head, columns, with_terms));
  }
  return parts;
}

}  // namespace regard
