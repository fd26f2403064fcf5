#pragma once

#include <atomic>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>

#include "regard/base/staged_folder.h"
#include "regard/corpus/encoded_pairs.h"
#include "regard/text/codec.h"
#include "regard/training/trainer.h"
#include "training/run_folder.h"

namespace regard {

/// What a run is trained on, and the codecs that made it.
struct TrainingPairs {
  CodecPair codecs;
  EncodedPairs pairs;
  uint64_t fingerprint = 0;  ///< as `data_fingerprint`
};

/// The folder `pairs/` of a run: the training pairs in ids as shards, the codecs, `pairs.json`,
/// which says what they were made of, and checksums.
class PairStore {
 public:
  /// Both must outlive it.
  PairStore(const TrainingRun& run, const RunFolder& folder);

  /// The pairs that lie there, if they are whole and made of the run's text in the way that its
  /// options ask for; otherwise says why not. Where the text itself is gone and there is a
  /// checkpoint, that decides what fits.
  std::optional<TrainingPairs> find() const;

  /// What the first of several processes found or kept, for the others. Throws Error if that cannot
  /// be read.
  TrainingPairs follow() const;

  /// Reads the run's text and encodes it, into files beside those that lie there, with the
  /// checkpoint's codecs or, where there is none, with codecs that it learns from the text. Nothing
  /// if `stop` ended it. Throws Error if no pair is left, and on a full disk.
  std::optional<TrainingPairs> make(const std::atomic<bool>& stop);

  /// What was made takes the place of what lies there; otherwise it goes with this store.
  void keep();

 private:
  bool fits(const nlohmann::ordered_json& made) const;
  TrainingPairs open(const nlohmann::ordered_json& made) const;
  std::optional<CodecPair> codecs(const std::atomic<bool>& stop) const;
  std::optional<TrainingPairs> write(CodecPair codecs, const std::atomic<bool>& stop);
  void complete(const TrainingPairs& made) const;

  const TrainingRun& run_;
  const RunFolder& folder_;
  std::optional<StagedFolder> made_;
};

}  // namespace regard
