#include "training/validator.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cmath>

#include "regard/base/counted.h"
#include "regard/base/error.h"
#include "training/data_fingerprint.h"

namespace regard {

Validator::Validator(Sitting& sitting, Rescue& rescue, EncodedPairs pairs, Precision precision)
    : sitting_(sitting),
      rescue_(rescue),
      pairs_(std::move(pairs)),
      target_tokens_(target_tokens(pairs_, pairs_.size())),
      precision_(precision),
      measured_(sitting.state.validations.best_score && sitting.budget.reserved() > 0),
      begin_(sitting.budget.seconds()) {}

void Validator::check_data() {
  if (pairs_.empty() && sitting_.budget.endless())
    throw Error(
        "only --patience ends this training, and there is no validation pair to judge it by: name "
        "some with --valid that fit --max-length, or set --max-updates, --max-epochs or --time");
  const uint64_t translated =
      std::min(static_cast<uint64_t>(sitting_.options().valid_sentences), uint64_t{pairs_.size()});
  const uint64_t data = data_fingerprint(pairs_) + translated;
  TrainingState& state = sitting_.state;
  if (state.validations.best_score && state.valid_data != data) {
    spdlog::warn(
        "validation is not on the same pairs as before: the best score begins anew, and {} "
        "will be overwritten",
        sitting_.folder.best().string());
    state.validations = {};
    measured_ = false;
  }
  state.valid_data = data;
}

void Validator::expect_after(int64_t learnt) {
  learnt_tokens_ += learnt;
  if (measured_ || learnt_tokens_ == 0) return;
  const double learning = sitting_.budget.seconds() - begin_;
  sitting_.budget.reserve(learning * static_cast<double>(target_tokens_) /
                          static_cast<double>(learnt_tokens_));
}

void Validator::validate() {
  const int64_t update = sitting_.state.update;
  if (!pairs_.empty() && !rescue_.weights_are_finite()) {
    sitting_.bar.clear();
    spdlog::warn("update {}: the weights are not finite, no validation", update);
    return;
  }
  validated_at_ = update;
  if (pairs_.empty()) return;
  sitting_.bar.clear();
  if (sitting_.leads()) measure();
  tell_the_others();
}

void Validator::measure() {
  const double begin = sitting_.budget.seconds();
  const TrainingOptions& options = sitting_.options();
  const WithAverages averages(sitting_.averages());
  const ValidationResult result = regard::validate(sitting_.bundle, sitting_.run.valid, pairs_,
                                                   {.translated = options.valid_sentences,
                                                    .batch_tokens = options.batch_tokens,
                                                    .precision = precision_});
  ValidationHistory& history = sitting_.state.validations;
  const bool better = take_result(history, result, validated_at_);
  report(result, better);
  if (better) save_best(result);
  if (options.schedule == ScheduleKind::plateau && take_plateau(history, result.loss, options)) {
    sitting_.state.rate_scale *= options.plateau_factor;
    spdlog::info("validation loss has not fallen {} times: learning rate x {:g}",
                 options.plateau_patience, sitting_.state.rate_scale);
  }
  if (sitting_.run.at_validation) sitting_.run.at_validation(*sitting_.bundle, validated_at_);
  sitting_.budget.reserve(sitting_.budget.seconds() - begin);
  measured_ = true;
}

/// What they go on by.
void Validator::tell_the_others() {
  double& rate_scale = sitting_.state.rate_scale;
  if (!sitting_.leads()) rate_scale = 0;
  sitting_.processes().sum({&rate_scale, 1});
}

void Validator::report(const ValidationResult& result, bool better) {
  nlohmann::ordered_json json = {{"update", validated_at_}, {"valid_loss", result.loss}};
  std::string scores;
  if (result.bleu) {
    json["bleu"] = *result.bleu;
    json["chrf"] = *result.chrf;
    scores = fmt::format(", BLEU {:.2f}, chrF {:.2f}", *result.bleu, *result.chrf);
  }
  json["seconds"] = sitting_.budget.seconds();
  sitting_.log(json);
  spdlog::info("update {}: validation loss {:.3f}{}{}", grouped(validated_at_), result.loss, scores,
               better ? ", the best so far" : "");
  const auto words = static_cast<double>(sitting_.bundle->codecs.target.vocabulary_size());
  if (!(result.loss < std::log(words)))
    spdlog::warn(
        "that is no better than guessing ({:.3f}): if it stays so, lower --learning-rate (now "
        "{:g})",
        std::log(words), sitting_.options().learning_rate);
}

void Validator::save_best(const ValidationResult& result) {
  Bundle& bundle = *sitting_.bundle;
  bundle.metrics = {{"update", validated_at_},
                    {"training_seconds", std::round(sitting_.budget.seconds())},
                    {"valid_loss", result.loss}};
  if (result.bleu) {
    bundle.metrics["valid_bleu"] = *result.bleu;
    bundle.metrics["valid_chrf"] = *result.chrf;
  }
  bundle.metrics["data"] = sitting_.run.data_description;
  save_bundle(bundle, sitting_.folder.best(), sitting_.options().best_weights);
}

}  // namespace regard
