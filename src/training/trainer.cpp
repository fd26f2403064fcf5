#include "regard/training/trainer.h"

#include <spdlog/spdlog.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "regard/base/counted.h"
#include "regard/base/error.h"
#include "regard/base/file.h"
#include "regard/base/folder_lock.h"
#include "regard/config/consistency.h"
#include "regard/translation/runtime.h"
#include "training/from_checkpoint.h"
#include "training/run_folder.h"
#include "training/run_text_log.h"
#include "training/training_data.h"
#include "training/training_loop.h"

namespace regard {
namespace {

CodecPair codecs_for(const TrainingRun& run, const RunFolder& folder) {
  // What the first sitting learnt holds for all: another library version might cut differently.
  if (folder.has_checkpoint())
    return from_checkpoint(folder.last(),
                           [&] { return load_codecs(run.config.text, folder.last()); });
  spdlog::info("learning the vocabulary from {}",
               counted(static_cast<int64_t>(run.train.size()), "pair"));
  return learn_codecs(run.train, run.config.text);
}

EncodedCorpus encode(const ParallelCorpus& corpus, const CodecPair& codecs, int64_t max_length,
                     const char* name) {
  EncodedCorpus encoded = encode_corpus(corpus, codecs, max_length);
  if (encoded.empty + encoded.too_long > 0)
    spdlog::warn("{} pairs: {} left out for an empty side, {} longer than --max-length {}", name,
                 encoded.empty, encoded.too_long, max_length);
  return encoded;
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

  CodecPair codecs = codecs_for(run, folder);
  const int64_t max_length = run.config.model.max_length;
  const EncodedCorpus train_pairs = encode(run.train, codecs, max_length, "training");
  const EncodedCorpus valid_pairs = encode(run.valid, codecs, max_length, "validation");
  if (train_pairs.pairs.empty())
    throw Error("no training pair is left: all are empty or longer than --max-length {}",
                max_length);

  torch::manual_seed(static_cast<uint64_t>(run.config.training.seed));
  const VocabularySizes sizes{codecs.source.vocabulary_size(), codecs.target.vocabulary_size()};
  const auto model = std::make_shared<Seq2Seq>(run.config.model, sizes);
  model->to(device);
  spdlog::info("{}, vocabulary {} and {}, {:.2f} million parameters, on {}",
               counted(static_cast<int64_t>(train_pairs.pairs.size()), "training pair"),
               sizes.source, sizes.target, static_cast<double>(model->parameter_count()) / 1e6,
               device.str());
  const auto bundle = std::make_shared<Bundle>(
      Bundle{.config = run.config, .codecs = std::move(codecs), .model = model, .metrics = {}});
  TrainingLoop loop(run, bundle, train_pairs.pairs, valid_pairs.pairs);
  write_run_config(folder, run.config);
  return loop.run(stop);
}

}  // namespace regard
