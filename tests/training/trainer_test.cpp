#include "regard/training/trainer.h"

#include <gmock/gmock.h>
#include <torch/types.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <thread>

#include "regard/model/safetensors.h"
#include "training/copy_task.h"
#include "training/memory_limit.h"

namespace regard {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using testing::reported;

const std::atomic<bool> never{false};

class TrainerTest : public ::testing::Test {
 protected:
  testing::Scratch scratch_;
  TrainingRun run_ = testing::tiny_run(scratch_ / "run");
};

TEST_F(TrainerTest, LearnsToReverse) {
  run_.train = pair_text(testing::reversals(2000, 1));
  run_.config.model.embedding_size = 32;
  run_.config.model.encoder_size = run_.config.model.decoder_size = 32;
  run_.config.training.batch_sentences = 24;
  run_.config.training.learning_rate = 1e-2;
  run_.config.training.schedule = ScheduleKind::cosine;
  run_.config.training.valid_sentences = 10;
  run_.config.training.max_updates = 1000;
  const TrainingSummary summary = train(run_, never);
  EXPECT_LT(summary.validations.best_loss, 0.3);  // chance is log 13 = 2.6
  EXPECT_GT(summary.validations.best_bleu.value(), 60);
  EXPECT_LT(reported(run_.folder, "loss").back(), 0.5);
}

/// Whether a run with little memory goes through in pieces, and comes to what it does with more.
bool shrinks(TrainingRun run) {
  const fs::path folder = run.folder;
  run.folder = folder / "little";
  {
    const MemoryLimit little(int64_t{40} << 20);
    train(run, never);
  }
  const std::string log = testing::slurp(run.folder / "log.txt");
  if (log.find("batches now go through in") == std::string::npos) return false;
  run.folder = folder / "enough";
  train(run, never);
  for (const char* loss : {"loss", "valid_loss"}) {
    const auto little = reported(folder / "little", loss), enough = reported(run.folder, loss);
    if (!std::ranges::equal(little, enough,
                            [](double a, double b) { return std::abs(a - b) < 1e-4; }))
      return false;
  }
  return true;
}

/// A pass is one batch, whose gradient takes a hundred MB. In a process of its own: what other
/// tests gave back would be there to be had.
TEST_F(TrainerTest, WhereMemoryRunsOutBatchesShrink) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  run_.train = pair_text(testing::reversals(4000, 1));
  run_.valid = testing::reversals(4000, 2);
  run_.config.model.embedding_size = run_.config.model.attention_size = 64;
  run_.config.model.encoder_size = run_.config.model.decoder_size = 64;
  run_.config.model.encoder_dropout = run_.config.model.decoder_dropout = 0;
  run_.config.training.batch_sentences = 4000;
  run_.config.training.batch_tokens = 40000;  // of validation
  run_.config.training.log_every = 1;
  run_.config.training.max_updates = 2;
  // Products that are compiled take memory that no smaller batch saves.
  run_.config.runtime.precision = Precision::float32;
  EXPECT_EXIT(std::exit(shrinks(run_) ? 0 : 1), ::testing::ExitedWithCode(0), "");
}

/// Runs it in sittings that are stopped wherever they are after a few reports; the sittings'
/// number.
int train_in_sittings(const TrainingRun& run) {
  for (int sittings = 1;; ++sittings) {
    std::atomic<bool> stop = false, over = false;
    // Counted, not read: the last line may be half written.
    const auto lines = [&] {
      if (!fs::exists(run.folder / "metrics.jsonl")) return std::ptrdiff_t{0};
      const std::string log = testing::slurp(run.folder / "metrics.jsonl");
      return std::count(log.begin(), log.end(), '\n');
    };
    const std::ptrdiff_t before = lines();
    std::thread watcher([&] {
      while (!over && lines() < before + 2)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
      stop = true;
    });
    const TrainingSummary summary = train(run, stop);
    over = true;
    watcher.join();
    if (summary.end != TrainingEnd::interrupted) return sittings;
  }
}

void sample_subwords(Config& config) {
  config.text.tokenizer = TokenizerKind::bpe;
  config.text.vocabulary_size = 24;  // four marks, eight letters, the space and eleven merges
  config.training.subword_sampling = 0.2;
}

TEST_F(TrainerTest, AStoppedRunGoesOnToTheLastBit) {
  for (const BatchOrder order : {BatchOrder::by_length, BatchOrder::shuffled}) {
    for (const auto optimizer : {OptimizerKind::adam, OptimizerKind::sgd}) {
      TrainingOptions& options = run_.config.training;
      options.batch_order = order;
      options.optimizer = optimizer;
      options.teacher_forcing = 0.5;
      options.average_decay = order == BatchOrder::shuffled ? 0.9 : 0;
      if (order == BatchOrder::shuffled) sample_subwords(run_.config);
      options.max_updates = 120;
      options.log_every = 7;
      options.save_every = 10;
      options.valid_every = 40;
      run_.folder = scratch_ / "whole";
      train(run_, never);
      run_.folder = scratch_ / "sittings";
      EXPECT_GT(train_in_sittings(run_), 1);
      for (const char* key : {"update", "loss", "gradient_norm", "padding", "valid_loss"})
        EXPECT_EQ(reported(scratch_ / "sittings", key), reported(scratch_ / "whole", key)) << key;
      for (const char* file :
           {"last/model.safetensors", "last/optimizer.safetensors", "best/model.safetensors"})
        EXPECT_TRUE(testing::slurp(scratch_ / "sittings" / file) ==
                    testing::slurp(scratch_ / "whole" / file))
            << file;
      fs::remove_all(scratch_ / "whole");
      fs::remove_all(scratch_ / "sittings");
    }
  }
}

/// Every file of a checkpoint, damaged at its begin, in its middle and at its end, and cut off
/// there: the run goes on from the checkpoint before, to the same last bit.
TEST_F(TrainerTest, ADamagedCheckpointLosesNoMoreThanTheUpdatesSince) {
  TrainingOptions& options = run_.config.training;
  options.average_decay = 0.9;
  options.max_updates = 22;  // two updates after the checkpoint before
  options.save_every = 5;
  options.log_every = 1;
  run_.folder = scratch_ / "begun";
  train(run_, never);
  options.max_updates = 24;
  fs::copy(run_.folder, scratch_ / "whole", fs::copy_options::recursive);
  run_.folder = scratch_ / "whole";
  train(run_, never);
  const std::vector<double> losses = reported(run_.folder, "loss");
  ASSERT_EQ(losses.size(), 24u);
  run_.folder = scratch_ / "damaged";
  for (const auto& entry : fs::directory_iterator(scratch_ / "begun" / "last")) {
    const std::string whole = testing::slurp(entry.path()), name = entry.path().filename();
    for (const size_t place : {size_t{0}, whole.size() / 2, whole.size() - 1}) {
      std::string flipped = whole;
      flipped[place] ^= 4;
      for (const std::string& content : {flipped, whole.substr(0, place)}) {
        fs::copy(scratch_ / "begun", run_.folder, fs::copy_options::recursive);
        scratch_.put("damaged/last/" + name, content);
        train(run_, never);
        EXPECT_EQ(reported(run_.folder, "loss"), losses) << name << " at " << place;
        EXPECT_TRUE(testing::slurp(run_.folder / "last" / "model.safetensors") ==
                    testing::slurp(scratch_ / "whole" / "last" / "model.safetensors"));
        fs::remove_all(run_.folder);
      }
    }
  }
}

/// Whether every weight that lies in the run's folder is a number.
bool saved_weights_are_finite(const fs::path& folder) {
  for (const char* name : {"last", "best"}) {
    if (!fs::exists(folder / name)) continue;
    for (const auto& [_, tensor] : read_safetensors(folder / name / "model.safetensors"))
      if (!tensor.isfinite().all().item<bool>()) return false;
  }
  return true;
}

TEST_F(TrainerTest, AnExplosionEndsInRecoveryOrAClearError) {
  int errors = 0, recoveries = 0;
  for (const double rate : {100.0, 1e6, 1e20, 1e22}) {
    for (const auto optimizer : {OptimizerKind::sgd, OptimizerKind::adam}) {
      TrainingOptions& options = run_.config.training;
      options.optimizer = optimizer;
      options.learning_rate = rate;
      options.clip_norm = 0;
      options.max_updates = 50;
      options.valid_every = options.save_every = 5;
      const std::string message = testing::error_of([&] { train(run_, never); });
      EXPECT_TRUE(saved_weights_are_finite(run_.folder)) << rate;
      if (message != "no error") {
        EXPECT_THAT(message, HasSubstr("--learning-rate"));
        ++errors;
      } else {
        ++recoveries;
      }
      fs::remove_all(run_.folder);
    }
  }
  EXPECT_GT(errors, 0);
  EXPECT_GT(recoveries, 0);
}

TEST_F(TrainerTest, NeedsPairsThatCanBeTrainedOn) {
  run_.config.training.max_updates = 5;
  run_.config.model.max_length = 3;
  EXPECT_THAT(testing::error_of([&] { train(run_, never); }), HasSubstr("--max-length 3"));
  run_.train = pair_text({});
  EXPECT_NE(testing::error_of([&] { train(run_, never); }), "no error");
}

TEST_F(TrainerTest, NeedsAnEnd) {
  EXPECT_THAT(testing::error_of([&] { train(run_, never); }), HasSubstr("--max-updates"));
}

TEST_F(TrainerTest, RefusesTheFolderOfAnotherRun) {
  run_.config.training.max_updates = 2;
  train(run_, never);
  run_.config.training.learning_rate = 0.5;
  EXPECT_THAT(testing::error_of([&] { train(run_, never); }), HasSubstr("--learning-rate"));
}

}  // namespace
}  // namespace regard
