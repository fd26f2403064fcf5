#pragma once

#include <filesystem>

#include "regard/config/options.h"

namespace regard {

/// The files of a run.
struct RunFolder {
  explicit RunFolder(std::filesystem::path folder) : path(std::move(folder)) {}

  std::filesystem::path path;
  std::filesystem::path config() const { return path / "config.toml"; }
  std::filesystem::path best() const { return path / "best"; }
  std::filesystem::path last() const { return path / "last"; }
  /// What `last()` was before it was written anew.
  std::filesystem::path before() const { return path / "before"; }
  std::filesystem::path damaged() const { return path / "damaged"; }
  /// The training pairs in ids, and the codecs that made them.
  std::filesystem::path pairs() const { return path / "pairs"; }
  std::filesystem::path bad_updates() const { return path / "bad-updates"; }
  std::filesystem::path text_log() const { return path / "log.txt"; }
  std::filesystem::path metrics() const { return path / "metrics.jsonl"; }

  /// Whether there is a training to go on with. Throws Error if there is half of one.
  bool has_checkpoint() const;
};

/// Throws Error if it holds files but no run: they would be lost.
void refuse_other_files(const RunFolder& folder);

/// Mends what an interrupted write left, and puts the checkpoint before in the place of a damaged
/// one. Throws Error if the folder holds a run whose text, corpus, model or training options
/// differ, or cannot be told any more; budgets, reporting, search and runtime may change from
/// sitting to sitting.
void prepare_run_folder(const RunFolder& folder, const Config& config);

/// For a run that nothing speaks against any more. Throws Error.
void write_run_config(const RunFolder& folder, const Config& config);

}  // namespace regard
