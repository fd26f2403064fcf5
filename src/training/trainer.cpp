#include "regard/training/trainer.h"

#include <spdlog/spdlog.h>
#include <torch/cuda.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "regard/base/counted.h"
#include "regard/base/error.h"
#include "regard/base/file.h"
#include "regard/base/folder_lock.h"
#include "regard/config/consistency.h"
#include "regard/model/out_of_memory.h"
#include "regard/translation/runtime.h"
#include "training/memory_limit.h"
#include "training/process_runtime.h"
#include "training/products_in.h"
#include "training/run_folder.h"
#include "training/run_text_log.h"
#include "training/training_data.h"
#include "training/training_loop.h"
#include "training/training_pairs.h"

namespace regard {
namespace {

/// Nothing if `stop` ended the reading, in this process or in the first.
std::optional<TrainingPairs> pairs_of(const TrainingRun& run, PairStore& store,
                                      const std::atomic<bool>& stop) {
  Processes& processes = *run.processes;
  if (!processes.leads()) {
    // It tells so when it has written its first checkpoint, from which all begin, or has given up.
    const bool begun = processes.any(false);
    return begun ? std::optional(store.follow()) : std::nullopt;
  }
  std::optional<TrainingPairs> train = store.find();
  if (!train) train = store.make(stop);
  if (!train) processes.any(false);
  return train;
}

EncodedPairs encode_validation(const TrainingRun& run, const CodecPair& codecs) {
  PairEncoder encoder(codecs, run.config.model.max_length);
  EncodedPairs pairs = encoder.encode(run.valid);
  encoder.report("validation");
  return pairs;
}

/// A little is left for the rest of the machine.
int64_t memory_share(const ProcessPlace& place) {
  const int64_t available = available_memory();
  return available < 0 ? available : available / 20 * 19 / place.local_count;
}

std::shared_ptr<Bundle> new_bundle(const TrainingRun& run, const CodecPair& codecs,
                                   torch::Device device) {
  torch::manual_seed(static_cast<uint64_t>(run.config.training.seed));
  const VocabularySizes sizes{codecs.source.vocabulary_size(), codecs.target.vocabulary_size()};
  const auto model = std::make_shared<Seq2Seq>(run.config.model, sizes);
  model->to(device);
  return std::make_shared<Bundle>(
      Bundle{.config = run.config, .codecs = codecs, .model = model, .metrics = {}});
}

TrainingSummary train_within_memory(const TrainingRun& run, const std::atomic<bool>& stop) {
  RuntimeOptions runtime = process_runtime(run.config.runtime, run.processes->place(),
                                           static_cast<int64_t>(torch::cuda::device_count()));
  const torch::Device device = resolve_device(runtime.device);
  runtime.precision = training_precision(runtime.precision, device);
  apply_runtime(runtime);
  const MemoryLimit limit(memory_share(run.processes->place()));
  const RunFolder folder(run.folder);
  std::optional<FolderLock> lock;
  std::optional<RunTextLog> text_log;
  if (run.processes->leads()) {
    refuse_other_files(folder);
    make_folder(folder.path);
    lock.emplace(folder.path);
    text_log.emplace(folder.text_log());
    prepare_run_folder(folder, run.config);
  }

  PairStore store(run, folder);
  const std::optional<TrainingPairs> train = pairs_of(run, store, stop);
  if (!train) return {.end = TrainingEnd::interrupted, .validations = {}};
  const EncodedPairs valid = encode_validation(run, train->codecs);
  const std::shared_ptr<Bundle> bundle = new_bundle(run, train->codecs, device);
  spdlog::info("{}, vocabulary {} and {}, {:.2f} million parameters, on {} in {}",
               counted(static_cast<int64_t>(train->pairs.size()), "training pair"),
               train->codecs.source.vocabulary_size(), train->codecs.target.vocabulary_size(),
               static_cast<double>(bundle->model->parameter_count()) / 1e6, device.str(),
               name_of(runtime.precision));
  TrainingLoop loop(run, bundle, *train, valid, runtime.precision);
  if (run.processes->leads()) {
    store.keep();
    write_run_config(folder, run.config);
  }
  return loop.run(stop);
}

}  // namespace

TrainingSummary train(const TrainingRun& run, const std::atomic<bool>& stop) {
  check_consistency(run.config);
  TrainingSummary summary;
  if (fits_in_memory([&] { summary = train_within_memory(run, stop); })) return summary;
  throw Error(
      "out of memory where no smaller batch helps: make room on this machine, or lower "
      "--decoder-size, --encoder-size or --vocabulary-size");
}

}  // namespace regard
