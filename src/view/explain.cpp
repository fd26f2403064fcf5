#include "view/explain.h"

#include <torch/csrc/autograd/autograd.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>

#include "regard/text/vocabulary.h"
#include "view/gaze_recorder.h"
#include "view/rank_correlation.h"

namespace regard {
namespace {

using torch::Tensor;

/// While it lives, the weights ask for no gradients.
class FrozenWeights {
 public:
  explicit FrozenWeights(const Seq2Seq& model) {
    for (Tensor& weight : model.parameters())
      if (weight.requires_grad()) weights_.push_back(weight.requires_grad_(false));
  }
  ~FrozenWeights() {
    for (Tensor& weight : weights_) weight.requires_grad_(true);
  }
  FrozenWeights(const FrozenWeights&) = delete;
  FrozenWeights& operator=(const FrozenWeights&) = delete;

 private:
  std::vector<Tensor> weights_;
};

torch::Device device_of(const Seq2Seq& model) { return model.parameters().front().device(); }

/// Units that can be left out: all but the end mark's.
size_t unit_count(const SaidSentence& said) {
  return said.source_units.empty() ? 0 : said.source_units.back();
}

std::vector<int64_t> without_unit(const SaidSentence& said, size_t unit) {
  std::vector<int64_t> ids;
  for (size_t i = 0; i < said.source.size(); ++i)
    if (said.source_units[i] != unit) ids.push_back(said.source[i]);
  return ids;
}

/// log p(y_t | y_<t, x) of each target id: [T].
Tensor log_probabilities(Seq2Seq& model, const EncoderOutput& source,
                         const std::vector<int64_t>& target) {
  const Tensor ids = torch::tensor(target, torch::kLong).to(source.states.device()).unsqueeze(1);
  const Tensor logits = target_logits(model, source, target)[0];
  return logits.to(torch::kFloat).log_softmax(-1).gather(1, ids).squeeze(1);
}

Tensor log_probabilities(Seq2Seq& model, std::vector<int64_t> source,
                         const std::vector<int64_t>& target) {
  source.pop_back();  // make_source_batch adds the end mark
  const EncoderOutput encoded = model.encode(
      make_source_batch(std::vector<std::vector<int64_t>>{source}).to(device_of(model)));
  return log_probabilities(model, encoded, target);
}

Matrix occlusion(Seq2Seq& model, const SaidSentence& said) {
  const torch::NoGradGuard no_gradients;
  const Tensor whole = log_probabilities(model, said.source, said.target);
  Tensor fall = torch::zeros({whole.size(0), static_cast<int64_t>(said.source.size())});
  for (size_t unit = 0; unit < unit_count(said); ++unit) {
    const std::vector<int64_t> rest = without_unit(said, unit);
    const auto pieces = static_cast<double>(said.source.size() - rest.size());
    const Tensor change =
        (whole - log_probabilities(model, rest, said.target)).to(torch::kCPU) / pieces;
    for (size_t i = 0; i < said.source.size(); ++i)
      if (said.source_units[i] == unit) fall.select(1, static_cast<int64_t>(i)).copy_(change);
  }
  return to_matrix(fall);
}

Matrix gradient_times_input(Seq2Seq& model, const SaidSentence& said) {
  const torch::AutoGradMode with_gradients(true);
  const FrozenWeights frozen(model);
  const Tensor ids = torch::tensor(said.source, torch::kLong).unsqueeze(0).to(device_of(model));
  const Tensor embedded =
      model.encoder().embedding()->forward(ids).detach().clone().requires_grad_();  // [1,S,E]
  const EncoderOutput encoded =
      model.encode_embedded(embedded, torch::full({1}, ids.size(1), torch::kLong));
  const Tensor said_so = log_probabilities(model, encoded, said.target);  // [T]
  std::vector<Tensor> rows;
  for (int64_t t = 0; t < said_so.size(0); ++t) {
    const Tensor gradient = torch::autograd::grad({said_so[t]}, {embedded}, {}, true).front();
    rows.push_back((gradient * embedded).detach().sum(2).abs()[0]);
  }
  return to_matrix(torch::stack(rows));
}

}  // namespace

Tensor target_logits(Seq2Seq& model, const EncoderOutput& source,
                     const std::vector<int64_t>& target) {
  std::vector<int64_t> read{special::bos};
  read.insert(read.end(), target.begin(), target.end() - 1);
  const Tensor row = torch::tensor(read, torch::kLong).to(source.states.device()).unsqueeze(0);
  Decoder& decoder = model.decoder();
  return decoder.output().forward(decoder.forward(row.expand({source.states.size(0), -1}), source));
}

Explanation explain(Seq2Seq& model, const SaidSentence& said, const Matrix& attention) {
  Explanation explanation{.occlusion = occlusion(model, said),
                          .gradient = gradient_times_input(model, said)};
  explanation.occlusion_agreement = agreement(attention, explanation.occlusion);
  explanation.gradient_agreement = agreement(attention, explanation.gradient);
  return explanation;
}

}  // namespace regard
