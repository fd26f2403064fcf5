#include "regard/training/trainer.h"

#include <spdlog/spdlog.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "regard/base/counted.h"
#include "regard/base/file.h"
#include "regard/base/folder_lock.h"
#include "regard/config/consistency.h"
#include "regard/translation/runtime.h"
#include "training/run_folder.h"
#include "training/run_text_log.h"
#include "training/training_data.h"
#include "training/training_loop.h"
#include "training/training_pairs.h"

namespace regard {
namespace {

EncodedPairs encode_validation(const TrainingRun& run, const CodecPair& codecs) {
  PairEncoder encoder(codecs, run.config.model.max_length);
  EncodedPairs pairs = encoder.encode(run.valid);
  encoder.report("validation");
  return pairs;
}

}  // namespace

TrainingSummary train(const TrainingRun& run, const std::atomic<bool>& stop) {
  check_consistency(run.config);
  apply_runtime(run.config.runtime);
  const torch::Device device = resolve_device(run.config.runtime.device);
  const RunFolder folder(run.folder);
  make_folder(folder.path);
  const FolderLock lock(folder.path);
  const RunTextLog text_log(folder.text_log());
  prepare_run_folder(folder, run.config);

  PairStore store(run, folder);
  std::optional<TrainingPairs> train = store.find();
  if (!train) train = store.make(stop);
  if (!train) return {.end = TrainingEnd::interrupted, .validations = {}};
  const EncodedPairs valid = encode_validation(run, train->codecs);

  torch::manual_seed(static_cast<uint64_t>(run.config.training.seed));
  const VocabularySizes sizes{train->codecs.source.vocabulary_size(),
                              train->codecs.target.vocabulary_size()};
  const auto model = std::make_shared<Seq2Seq>(run.config.model, sizes);
  model->to(device);
  spdlog::info("{}, vocabulary {} and {}, {:.2f} million parameters, on {}",
               counted(static_cast<int64_t>(train->pairs.size()), "training pair"), sizes.source,
               sizes.target, static_cast<double>(model->parameter_count()) / 1e6, device.str());
  const auto bundle = std::make_shared<Bundle>(
      Bundle{.config = run.config, .codecs = train->codecs, .model = model, .metrics = {}});
  TrainingLoop loop(run, bundle, *train, valid);
  store.keep();
  write_run_config(folder, run.config);
  return loop.run(stop);
}

}  // namespace regard
