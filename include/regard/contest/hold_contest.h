#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "regard/contest/contest.h"
#include "regard/contest/outcome.h"

namespace regard {

/// What all trainings of a contest share.
struct ContestSetting {
  std::filesystem::path folder;
  std::string train, valid;  ///< as `regard train` takes them; `valid` may be empty
  ParallelCorpus test;
  std::vector<int64_t> seeds;
  int64_t examples = 5;  ///< test pairs to keep with their attention
};

/// Runs regard with these words in a process of its own, so that one training's memory is not the
/// next one's, and gives its exit status.
using RunRegard = std::function<int(const std::vector<std::string>& words)>;

/// Exit status of a training that was interrupted and saved.
inline constexpr int training_interrupted = 130;

/// Trains and measures every system with every seed, seed after seed: [system][seed]. A run lies in
/// `folder/SYSTEM/seed-K`, what came of it beside it in `seed-K.json`: what is there is not done
/// again, and a training that was stopped goes on. Systems that differ in how they search only
/// share their trainings. Empty if a training was interrupted. Throws Error if one fails, and
/// before the first of them if a system's vocabulary cannot be had from the training pairs.
std::vector<std::vector<Outcome>> hold_contest(const Contest& contest,
                                               const ContestSetting& setting,
                                               const RunRegard& run_regard);

}  // namespace regard
