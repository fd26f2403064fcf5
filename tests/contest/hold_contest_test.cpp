#include "regard/contest/hold_contest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "regard/config/toml_io.h"
#include "training/copy_task.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using testing::error_of;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Scratch;
using testing::slurp;

void put_pairs(const Scratch& scratch, const char* name, const ParallelCorpus& corpus) {
  std::string text;
  for (const SentencePair& pair : corpus) text += pair.target + '\t' + pair.source + '\n';
  scratch.put(name, text);
}

class HoldContest : public ::testing::Test {
 protected:
  HoldContest() {
    put_pairs(scratch_, "train.tsv", testing::reversals(40, 1));
    put_pairs(scratch_, "valid.tsv", testing::reversals(5, 2));
    setting_ = {.folder = scratch_ / "contest",
                .train = (scratch_ / "train.tsv").string(),
                .valid = (scratch_ / "valid.tsv").string(),
                .test = testing::reversals(6, 3),
                .seeds = {1, 2},
                .examples = 2};
    Config config = testing::tiny_config();
    config.training.max_updates = 4;
    config.training.log_every = config.training.valid_every = 2;
    for (const char* name : {"plain", "greedy", "narrow"})
      contest_.systems.push_back({.name = name, .note = "", .config = config});
    contest_.systems[1].config.search.beam = 1;
    contest_.systems[2].config.model.decoder_size = 8;
  }

  /// `regard train` in this process.
  int train_here(const std::vector<std::string>& words) {
    std::map<std::string, std::string> flags;
    for (size_t i = 1; i + 1 < words.size(); i += 2) flags[words[i].substr(2)] = words[i + 1];
    TrainingRun run;
    run.folder = flags["output"];
    read_toml(flags["config"], run.config);
    run.config.training.seed = std::stoll(flags["seed"]);
    LoadReport report;
    run.train = pair_text(load_parallel(flags["train"], run.config.corpus, report));
    run.valid = load_parallel(flags["valid"], run.config.corpus, report);
    trained_.push_back(std::filesystem::relative(run.folder, setting_.folder).string());
    const std::atomic<bool> never{false};
    train(run, never);
    return 0;
  }

  std::vector<std::vector<Outcome>> hold() {
    trained_.clear();
    return hold_contest(contest_, setting_,
                        [this](const auto& words) { return train_here(words); });
  }

  Scratch scratch_;
  ContestSetting setting_;
  Contest contest_;
  std::vector<std::string> trained_;
};

TEST_F(HoldContest, TrainsEverySystemWithEverySeed) {
  const auto outcomes = hold();
  EXPECT_THAT(trained_, ElementsAre("plain/seed-1", "plain/seed-1", "narrow/seed-1", "plain/seed-2",
                                    "plain/seed-2", "narrow/seed-2"))
      << "what differs in search only is trained once; the second time nothing is left to do";
  ASSERT_EQ(outcomes.size(), 3u);
  for (const auto& runs : outcomes) {
    ASSERT_EQ(runs.size(), 2u);
    EXPECT_EQ(runs[0].hypotheses.size(), 6u);
    EXPECT_EQ(runs[0].examples.size(), 2u);
  }
  EXPECT_LT(outcomes[2][0].parameters, outcomes[0][0].parameters);
}

TEST_F(HoldContest, DoesNothingTwice) {
  const auto before = hold();
  const auto after = hold();
  EXPECT_THAT(trained_, IsEmpty());
  EXPECT_EQ(to_json(after[2][1]), to_json(before[2][1]));
}

TEST_F(HoldContest, MeasuresAnewWhatChanged) {
  hold();
  contest_.systems[1].config.search.beam = 2;
  hold();
  EXPECT_THAT(trained_, ElementsAre("plain/seed-1", "plain/seed-2"));
  setting_.test.pop_back();
  EXPECT_EQ(hold()[0][0].hypotheses.size(), 5u);
}

TEST_F(HoldContest, AnInterruptedTrainingEndsIt) {
  int calls = 0;
  const auto outcomes = hold_contest(contest_, setting_, [&](const auto& words) {
    return ++calls == 2 ? training_interrupted : train_here(words);
  });
  EXPECT_THAT(outcomes, IsEmpty());
  EXPECT_EQ(calls, 2);
}

TEST_F(HoldContest, AFailedTrainingIsAnError) {
  const auto said = [&](int status) {
    return error_of([&] { hold_contest(contest_, setting_, [&](const auto&) { return status; }); });
  };
  EXPECT_EQ(said(1), "plain, seed 1: the training failed, for the reason that stands above");
  EXPECT_EQ(said(137),
            "plain, seed 1: the training was killed; the same command goes on from here");
}

TEST_F(HoldContest, AVocabularyThatCannotBeIsAnErrorBeforeTheFirstTraining) {
  contest_.systems[2].config.text.tokenizer = TokenizerKind::unigram;
  contest_.systems[2].config.text.vocabulary_size = 8000;
  EXPECT_THAT(error_of([&] { hold(); }),
              HasSubstr("narrow: the training text is too small for --vocabulary-size 8000"));
  EXPECT_THAT(trained_, IsEmpty());
}

TEST_F(HoldContest, DamagedOutcomesAreNamed) {
  hold();
  const auto file = setting_.folder / "plain/seed-1.json";
  const auto damage = [&](const char* text) {
    std::ofstream(file) << text;
    return error_of([&] { hold(); });
  };
  EXPECT_EQ(damage("{"), file.string() + ": damaged; remove it to measure again");
  EXPECT_EQ(damage("[]"), file.string() + ": damaged; remove it to measure again");
  EXPECT_EQ(damage("{}"), "no error") << "of other options: measured anew";
}

TEST_F(HoldContest, ASystemThatSeesTheTestLearnsItsPairs) {
  contest_.systems.resize(1);
  contest_.systems[0].sees_test = true;
  hold();
  const std::string seen = slurp(setting_.folder / "plain/train-and-test.tsv");
  std::string expected = slurp(setting_.train);
  for (const SentencePair& pair : setting_.test)
    expected += pair.target + '\t' + pair.source + '\n';
  EXPECT_EQ(seen, expected);
}

}  // namespace
}  // namespace regard
