#include "regard/view/look.h"

#include <c10/core/InferenceMode.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>

#include "regard/base/error.h"
#include "regard/model/bundle.h"
#include "regard/search/search.h"
#include "regard/text/pieces.h"
#include "regard/text/vocabulary.h"
#include "regard/translation/evaluation_mode.h"
#include "regard/translation/part_translation.h"
#include "regard/translation/source_part.h"
#include "regard/view/findings.h"
#include "view/explain.h"
#include "view/gaze_recorder.h"
#include "view/kernel_of.h"
#include "view/model_facts.h"
#include "view/place_clamps.h"

namespace regard {
namespace {

using torch::Tensor;

constexpr int64_t candidates_shown = 5;

std::vector<SourcePart> parts_to_look_at(const Bundle& bundle, const LookRequest& request) {
  std::vector<SourcePart> parts =
      parts_of(request.source, bundle.codecs.source, bundle.model->options().max_length);
  std::erase_if(parts, [](const SourcePart& part) { return !part.translatable; });
  if (parts.empty())
    throw Error(
        "there is nothing to look at in '{}': no piece of it is a word that the model knows",
        request.source);
  if (request.target && parts.size() > 1)
    throw Error(
        "the source is longer than the {} pieces that this model takes at once: give one "
        "part of it with its own target",
        bundle.model->options().max_length);
  return parts;
}

/// A given target in ids, as a hypothesis that says it all.
Hypothesis spelled(const std::string& target, const TextCodec& codec) {
  const EncodedText encoded = codec.encode(target);
  std::string unknown;
  for (size_t i = 0; i < encoded.ids.size(); ++i)
    if (encoded.ids[i] == special::unk)
      unknown += (unknown.empty() ? "'" : ", '") + readable_piece(encoded.pieces[i]) + "'";
  const bool dropped = encoded.ids.empty() && target.find_first_not_of(' ') != target.npos;
  if (dropped) unknown = "'" + target + "'";
  if (!unknown.empty())
    throw Error("the target cannot be said: the model's vocabulary cannot spell {}", unknown);
  return {.ids = encoded.ids, .finished = true, .attention = {}};
}

class Looking {
 public:
  Looking(const Bundle& bundle, const LookRequest& request, const SourcePart& part)
      : bundle_(bundle),
        request_(request),
        part_(part),
        source_(make_source_batch(std::vector<std::vector<int64_t>>{part.encoded.ids})
                    .to(bundle.model->parameters().front().device())) {}

  Gaze run() {
    const std::vector<Hypothesis> hypotheses = find();
    const PartTranslation best = read(hypotheses.front());
    Gaze gaze{.model = model_facts(*bundle_.model),
              .source = part_.text,
              .target = best.segment.target,
              .source_pieces = best.segment.source_pieces,
              .target_pieces = best.segment.target_pieces,
              .source_words = word_numbers(best.segment.source_pieces),
              .target_words = word_numbers(best.segment.target_pieces),
              .forced = request_.target.has_value()};
    for (const Clamp& clamp : request_.clamps) gaze.clamps.push_back(clamp.text);
    if (!gaze.forced) describe_beam(hypotheses, gaze);
    say_again(hypotheses.front(), gaze);
    if (request_.explain && request_.clamps.empty())
      gaze.explanation = explain(*bundle_.model,
                                 {.source = closed(part_.encoded.ids),
                                  .source_units = unit_numbers(gaze.source_pieces),
                                  .target = said_ids(hypotheses.front())},
                                 mean_cross_attention(gaze));
    gaze.findings = findings_of(gaze);
    if (auto clamped = find_set_weights(request_.clamps))
      gaze.findings.insert(gaze.findings.begin(), std::move(*clamped));
    return gaze;
  }

 private:
  static std::vector<int64_t> closed(std::vector<int64_t> ids) {
    ids.push_back(special::eos);
    return ids;
  }
  static std::vector<int64_t> said_ids(const Hypothesis& hypothesis) {
    return hypothesis.finished ? closed(hypothesis.ids) : hypothesis.ids;
  }

  ClampedAttention clamps() const {
    const auto kernel = kernel_of(bundle_.model->options().attention);
    ClampedSource source{part_.text, part_.encoded.pieces};
    source.pieces.push_back(bundle_.codecs.source.piece(special::eos));
    return {place_clamps(request_.clamps, *bundle_.model, source),
            kernel.value_or(Kernel::constant)};
  }

  PartTranslation read(const Hypothesis& hypothesis) const {
    return make_translation(part_, hypothesis, bundle_.codecs, request_.search);
  }

  std::vector<Hypothesis> find() const {
    if (request_.target) return {spelled(*request_.target, bundle_.codecs.target)};
    const c10::InferenceMode no_gradients;
    SearchOptions options = request_.search;
    const bool frozen = std::ranges::any_of(request_.clamps, &Clamp::freeze);
    if (frozen) options.beam = 1;
    options.n_best = options.beam;
    ClampedAttention clamped = clamps();
    const int64_t most = longest_translation(part_.encoded.ids.size(), options);
    AttentionObserver* observer = request_.clamps.empty() ? nullptr : &clamped;
    return search(bundle_.model->decoder(), bundle_.model->encode(source_, observer), {most},
                  options)
        .front();
  }

  void describe_beam(const std::vector<Hypothesis>& hypotheses, Gaze& gaze) const {
    for (const Hypothesis& hypothesis : hypotheses) {
      const PartTranslation translation = read(hypothesis);
      GazeHypothesis shown{.text = translation.segment.target,
                           .score = hypothesis.score,
                           .log_probability = hypothesis.log_probability,
                           .finished = hypothesis.finished,
                           .pieces = translation.segment.target_pieces};
      for (const std::vector<float>& row : hypothesis.attention)
        shown.attention.values.insert(shown.attention.values.end(), row.begin(), row.end());
      shown.attention.rows = hypothesis.attention.size();
      if (!hypothesis.attention.empty())
        shown.attention.columns = hypothesis.attention.front().size();
      gaze.hypotheses.push_back(std::move(shown));
    }
  }

  /// Sends the target through the decoder with a recorder looking on.
  void say_again(const Hypothesis& hypothesis, Gaze& gaze) const {
    const torch::NoGradGuard no_gradients;
    const std::vector<int64_t> target = said_ids(hypothesis);
    GazeRecorder recorder(clamps());
    const EncoderOutput encoded = bundle_.model->encode(source_, &recorder);
    const Tensor logits = target_logits(*bundle_.model, encoded, target)[0];  // [T,V]
    gaze.parts = recorder.parts(source_.ids.size(1), gaze.left_out);
    check_effect(recorder.clamps());
    const Tensor said = logits.to(torch::kFloat).log_softmax(-1).to(torch::kCPU);
    const auto [best, ids] = said.topk(std::min(candidates_shown, said.size(1)), -1);
    for (size_t t = 0; t < target.size(); ++t) {
      const auto row = static_cast<int64_t>(t);
      GazeStep step{.log_probability = said[row][target[t]].item<double>()};
      for (int64_t i = 0; i < best.size(1); ++i)
        step.candidates.push_back(
            {.piece = bundle_.codecs.target.piece(ids[row][i].item<int64_t>()),
             .probability = std::exp(best[row][i].item<double>())});
      gaze.steps.push_back(std::move(step));
    }
  }

  const Bundle& bundle_;
  const LookRequest& request_;
  const SourcePart& part_;
  const SourceBatch source_;
};

}  // namespace

std::vector<Gaze> look(const Bundle& bundle, const LookRequest& request) {
  const EvaluationMode evaluation(*bundle.model);
  std::vector<Gaze> gazes;
  for (const SourcePart& part : parts_to_look_at(bundle, request))
    gazes.push_back(Looking(bundle, request, part).run());
  return gazes;
}

}  // namespace regard
