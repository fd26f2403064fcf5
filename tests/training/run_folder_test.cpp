#include "training/run_folder.h"

#include <gmock/gmock.h>

#include "base/scratch.h"
#include "config/every_option.h"
#include "regard/base/checksums.h"
#include "regard/config/toml_io.h"

namespace regard {
namespace {

namespace fs = std::filesystem;
using testing::error_of;
using ::testing::HasSubstr;
using testing::Scratch;

class RunFolderTest : public ::testing::Test {
 protected:
  /// What a training that is not refused does first.
  void begin(const Config& config) const {
    fs::create_directories(folder_.path);
    prepare_run_folder(folder_, config);
    write_run_config(folder_, config);
  }

  /// What an interrupted training leaves, as far as this file looks at it.
  void leave_checkpoint() const {
    fs::create_directories(folder_.last());
    scratch_.put("run/last/training.json", "{}");
  }

  Scratch scratch_;
  RunFolder folder_{scratch_ / "run"};
  Config config_;
};

TEST_F(RunFolderTest, IsMadeWithItsConfiguration) {
  config_.model.decoder_size = 48;
  begin(config_);
  Config read;
  read_toml(scratch_ / "run" / "config.toml", read);
  EXPECT_EQ(testing::values_of_all(read), testing::values_of_all(config_));
  EXPECT_FALSE(folder_.has_checkpoint());
}

TEST_F(RunFolderTest, OtherFilesStayAsTheyAre) {
  EXPECT_NO_THROW(refuse_other_files(folder_));  // it is not there yet
  fs::create_directories(folder_.path);
  EXPECT_NO_THROW(refuse_other_files(folder_));
  scratch_.put("run/metrics.jsonl", "mine");
  EXPECT_THAT(error_of([&] { refuse_other_files(folder_); }), HasSubstr("choose another --output"));
  scratch_.put("run/lock", "");
  EXPECT_NO_THROW(refuse_other_files(folder_));
}

TEST_F(RunFolderTest, ACheckpointWithoutItsConfigurationIsNotGoneOnWith) {
  begin(config_);
  leave_checkpoint();
  fs::remove(folder_.config());
  EXPECT_THAT(error_of([&] { prepare_run_folder(folder_, config_); }),
              HasSubstr("config.toml: it is missing"));
}

TEST_F(RunFolderTest, RefusesARunOfAnotherConfiguration) {
  begin(config_);
  leave_checkpoint();
  EXPECT_TRUE(folder_.has_checkpoint());
  begin(config_);
  Config other = config_;
  other.model.decoder_size = 48;
  const std::string message = error_of([&] { prepare_run_folder(folder_, other); });
  EXPECT_THAT(message, HasSubstr(folder_.path.string()));
  EXPECT_THAT(message, HasSubstr("--decoder-size 512, not 48"));
  Config kept;
  read_toml(folder_.config(), kept);
  EXPECT_EQ(kept.model.decoder_size, 512);
}

TEST_F(RunFolderTest, WithoutACheckpointAnyConfigurationIsFine) {
  begin(config_);
  config_.model.decoder_size = 48;
  EXPECT_NO_THROW(begin(config_));
}

TEST_F(RunFolderTest, BudgetsAndReportingMayChange) {
  begin(config_);
  leave_checkpoint();
  Config later = config_;
  later.training.max_updates = 7;
  later.training.max_epochs = 8;
  later.training.time = "9m";
  later.training.valid_every = 10;
  later.training.valid_sentences = 11;
  later.training.save_every = 12;
  later.training.best_weights = WeightType::float16;
  later.training.log_every = 13;
  later.training.patience = 14;
  later.search.beam = 15;
  later.runtime.threads = 16;
  begin(later);
  Config kept;
  read_toml(folder_.config(), kept);
  EXPECT_EQ(testing::values_of_all(kept), testing::values_of_all(later));
}

TEST_F(RunFolderTest, RefusesHalfACheckpoint) {
  begin(config_);
  leave_checkpoint();
  fs::remove(folder_.last() / "training.json");
  const std::string message = error_of([&] { prepare_run_folder(folder_, config_); });
  EXPECT_THAT(message, HasSubstr("training.json: it is missing"));
}

TEST_F(RunFolderTest, MendsAReplacementThatWasCutOff) {
  begin(config_);
  leave_checkpoint();
  fs::rename(folder_.last(), folder_.path / ".last.replaced");
  begin(config_);
  EXPECT_TRUE(folder_.has_checkpoint());
}

/// The checkpoints of a run in a folder each, told apart by a number.
class CheckpointsTest : public RunFolderTest {
 protected:
  CheckpointsTest() {
    begin(config_);
    leave(folder_.before(), "1");
    leave(folder_.last(), "2");
  }
  static void leave(const fs::path& folder, std::string_view number) {
    fs::create_directories(folder);
    std::ofstream(folder / "training.json") << number;
    write_checksums(folder);
  }
  static std::string number(const fs::path& folder) {
    return testing::slurp(folder / "training.json");
  }
};

TEST_F(CheckpointsTest, WholeOnesStayAsTheyAre) {
  prepare_run_folder(folder_, config_);
  EXPECT_EQ(number(folder_.last()), "2");
  EXPECT_EQ(number(folder_.before()), "1");
}

TEST_F(CheckpointsTest, ADamagedOneGivesWayToTheOneBefore) {
  std::ofstream(folder_.last() / "training.json") << "3";
  prepare_run_folder(folder_, config_);
  EXPECT_EQ(number(folder_.last()), "1");
  EXPECT_EQ(number(folder_.damaged()), "3");
  EXPECT_FALSE(fs::exists(folder_.before()));
}

TEST_F(CheckpointsTest, WhereBothAreDamagedNothingMoves) {
  std::ofstream(folder_.last() / "training.json") << "3";
  std::ofstream(folder_.before() / "training.json") << "4";
  prepare_run_folder(folder_, config_);
  EXPECT_EQ(number(folder_.last()), "3");
}

TEST_F(CheckpointsTest, AMissingOneGivesWayToTheOneBefore) {
  fs::remove_all(folder_.last());
  prepare_run_folder(folder_, config_);
  EXPECT_EQ(number(folder_.last()), "1");
  EXPECT_FALSE(fs::exists(folder_.before()));
}

}  // namespace
}  // namespace regard
