#include "training/training_pairs.h"

#include <gmock/gmock.h>
#include <torch/types.h>

#include "regard/corpus/pair_shards.h"
#include "training/copy_task.h"
#include "training/data_fingerprint.h"
#include "training/training_data.h"

namespace regard {
namespace {

namespace fs = std::filesystem;
using testing::error_of;
using ::testing::HasSubstr;

const std::atomic<bool> never{false};

/// A run whose text counts how often it is read.
class PairStoreTest : public ::testing::Test {
 protected:
  PairStoreTest() {
    run_.train.open = [this, open = run_.train.open] {
      ++readings_;
      return open();
    };
  }

  /// What a training does with the store, and how often it had the text read.
  int readings() {
    readings_ = 0;
    PairStore store(run_, folder_);
    std::optional<TrainingPairs> pairs = store.find();
    if (!pairs) {
      pairs = store.make(never);
      store.keep();
    }
    fingerprint_ = pairs->fingerprint;
    EXPECT_EQ(data_fingerprint(pairs->pairs), fingerprint_);
    return readings_;
  }

  /// As a training leaves it, as far as the store looks at it.
  void leave_checkpoint() {
    fs::create_directories(folder_.last());
    scratch_.put("run/last/training.json", "{}");
    for (const std::string& name : codec_files(run_.config.text))
      fs::copy_file(folder_.pairs() / name, folder_.last() / name,
                    fs::copy_options::overwrite_existing);
  }

  testing::Scratch scratch_;
  TrainingRun run_ = testing::tiny_run(scratch_ / "run");
  RunFolder folder_{run_.folder};
  int readings_ = 0;
  uint64_t fingerprint_ = 0;
};

constexpr int with_codecs_to_learn = 2, with_the_checkpoints = 1;

TEST_F(PairStoreTest, ReadsTheTextOnce) {
  EXPECT_EQ(readings(), with_codecs_to_learn);
  const uint64_t made = fingerprint_;
  EXPECT_EQ(readings(), 0);
  EXPECT_EQ(fingerprint_, made);
  leave_checkpoint();
  EXPECT_EQ(readings(), 0);
  EXPECT_EQ(fingerprint_, made);
}

TEST_F(PairStoreTest, RemovesWhatAProcessThatWasCutOffHasLeft) {
  readings();
  const fs::path left = run_.folder / "pairs.staged";
  fs::create_directory(left);
  EXPECT_EQ(readings(), 0);
  EXPECT_FALSE(fs::exists(left));
}

TEST_F(PairStoreTest, HoldsWhatEncodingInMemoryGives) {
  ASSERT_EQ(readings(), with_codecs_to_learn);
  const TrainingPairs found = PairStore(run_, folder_).find().value();
  const EncodedPairs expected = PairEncoder(found.codecs, 12).encode(testing::reversals(60, 1));
  EXPECT_EQ(found.fingerprint, data_fingerprint(expected));
  EXPECT_EQ(found.pairs.size(), 60u);
}

TEST_F(PairStoreTest, ReadsAnewWhatIsOfOtherTextOrOptions) {
  readings();
  const TrainingRun first = run_;
  run_.train.stamp += "x";
  EXPECT_EQ(readings(), with_codecs_to_learn);
  EXPECT_EQ(readings(), 0);
  run_ = first;
  run_.config.text.lowercase = true;
  EXPECT_EQ(readings(), with_codecs_to_learn);
  run_.config.corpus.max_source_words = 4;
  EXPECT_EQ(readings(), with_codecs_to_learn);
  run_.config.model.max_length = 11;
  EXPECT_EQ(readings(), with_codecs_to_learn);
  run_.config.model.decoder_size = 8;  // which decides nothing here
  EXPECT_EQ(readings(), 0);
}

TEST_F(PairStoreTest, ReadsAnewWhatOtherCodecsMade) {
  readings();
  leave_checkpoint();
  const std::string words = testing::slurp(folder_.last() / "source.vocab.txt");
  scratch_.put("run/last/source.vocab.txt", words + "new\n");
  EXPECT_EQ(readings(), with_the_checkpoints);
  EXPECT_EQ(testing::slurp(folder_.pairs() / "source.vocab.txt"), words + "new\n");
  EXPECT_EQ(readings(), 0);
}

/// Every file, damaged at its begin, in its middle and at its end, cut off there, and missing.
TEST_F(PairStoreTest, WritesAnewWhatIsDamaged) {
  readings();
  const uint64_t made = fingerprint_;
  leave_checkpoint();
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder_.pairs()))
    names.push_back(entry.path().filename());
  EXPECT_EQ(names.size(), 5u);  // shard, two vocabularies, pairs.json, checksums.txt
  for (const std::string& name : names) {
    const std::string whole = testing::slurp(folder_.pairs() / name);
    for (const size_t place : {size_t{0}, whole.size() / 2, whole.size() - 1}) {
      std::string flipped = whole;
      flipped[place] ^= 4;
      for (const std::string& content : {flipped, whole.substr(0, place)}) {
        scratch_.put("run/pairs/" + name, content);
        EXPECT_EQ(readings(), with_the_checkpoints) << name << " at " << place;
        EXPECT_EQ(fingerprint_, made);
      }
    }
    fs::remove(folder_.pairs() / name);
    EXPECT_EQ(readings(), with_the_checkpoints) << name;
    EXPECT_EQ(readings(), 0);
  }
}

TEST_F(PairStoreTest, GoesOnWithoutATextThatIsGone) {
  readings();
  run_.train.stamp.clear();
  EXPECT_FALSE(PairStore(run_, folder_).find().has_value());  // it could be any text's
  leave_checkpoint();
  EXPECT_EQ(readings(), 0);
}

TEST_F(PairStoreTest, WhatIsNotKeptLeavesNothing) {
  readings();
  const std::string made = testing::slurp(folder_.pairs() / "pairs.json");
  run_.train = pair_text(testing::reversals(20, 5));
  {
    PairStore store(run_, folder_);
    EXPECT_EQ(store.make(never)->pairs.size(), 20u);
    EXPECT_EQ(testing::count_entries(folder_.path), 2);
  }
  EXPECT_EQ(testing::count_entries(folder_.path), 1);
  EXPECT_EQ(testing::slurp(folder_.pairs() / "pairs.json"), made);
}

TEST_F(PairStoreTest, StopsWhereItIsAsked) {
  const std::atomic<bool> stop{true};
  {
    PairStore store(run_, folder_);
    EXPECT_FALSE(store.make(stop).has_value());
  }
  EXPECT_FALSE(fs::exists(folder_.pairs()));
  readings();
  leave_checkpoint();
  PairStore store(run_, folder_);
  EXPECT_FALSE(store.make(stop).has_value());  // while it encodes
}

TEST_F(PairStoreTest, SaysWhereItCannotWrite) {
  scratch_.put("run", "a file, not a folder");
  PairStore store(run_, folder_);
  EXPECT_THAT(error_of([&] { store.make(never); }),
              HasSubstr("cannot make the folder " + (folder_.path / "pairs.staged").string()));
}

}  // namespace
}  // namespace regard
