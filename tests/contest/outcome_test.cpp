#include "regard/contest/outcome.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "regard/model/bundle.h"
#include "training/copy_task.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using testing::error_of;
using ::testing::HasSubstr;
using testing::Scratch;

std::filesystem::path trained(const Scratch& scratch, AttentionKind attention) {
  TrainingRun run = testing::tiny_run(scratch / "run");
  run.config.model.attention = attention;
  run.config.training.max_updates = 6;
  run.config.training.valid_every = run.config.training.log_every = 3;
  const std::atomic<bool> never{false};
  train(run, never);
  return run.folder;
}

Config greedy() {
  Config config;
  config.search.beam = 1;
  return config;
}

TEST(Measure, TellsWhatARunCameTo) {
  const Scratch scratch;
  const auto run = trained(scratch, AttentionKind::scaled_dot);
  const ParallelCorpus test = testing::reversals(4, 9);
  const int64_t shown[] = {2, 0};
  const Outcome outcome = measure(run, test, greedy(), shown);
  EXPECT_EQ(outcome.updates, 6);
  EXPECT_GT(outcome.seconds, 0);
  EXPECT_GT(outcome.tokens_per_second, 0);
  EXPECT_GT(outcome.memory_mb, 0);
  EXPECT_GT(outcome.translation_seconds, 0);
  const Translator translator(run / "best");
  int64_t parameters = 0;
  for (const auto& weight : translator.bundle().model->parameters()) parameters += weight.numel();
  EXPECT_EQ(outcome.parameters, parameters);
  std::vector<std::string> expected;
  for (const SentencePair& pair : test)
    expected.push_back(
        translator.translate(std::span(&pair.source, 1), greedy().search)[0][0].text);
  EXPECT_EQ(outcome.hypotheses, expected);
  ASSERT_EQ(outcome.examples.size(), 2u);
  const Example& example = outcome.examples[0];
  EXPECT_EQ(example.pair, 2);
  ASSERT_EQ(example.attention.size(), example.target.size());
  EXPECT_EQ(example.attention[0].size(), example.source.size());
  const double most = std::log2(7);  // six words and the end mark
  EXPECT_GT(outcome.attention_entropy.value(), 0);
  EXPECT_LE(outcome.attention_entropy.value(), most);
}

TEST(Measure, AModelWithoutAttentionHasNoEntropy) {
  const Scratch scratch;
  const Outcome outcome =
      measure(trained(scratch, AttentionKind::none), testing::reversals(2, 9), greedy(), {});
  EXPECT_FALSE(outcome.attention_entropy.has_value());
  EXPECT_TRUE(outcome.examples.empty());
}

TEST(ExamplePairs, AreOfEveryLength) {
  ParallelCorpus test;
  for (const size_t length : {50, 10, 90, 30, 70, 20, 40, 60, 80, 100})
    test.push_back({std::string(length, 'a'), "b"});
  EXPECT_THAT(example_pairs(test, 5), ElementsAre(5, 6, 7, 8, 9));
  EXPECT_THAT(example_pairs(test, 1), ElementsAre(7));
  EXPECT_THAT(example_pairs({test[0], test[1]}, 5), ElementsAre(1, 0));
  EXPECT_THAT(example_pairs(test, 0), ElementsAre());
  EXPECT_THAT(example_pairs({}, 3), ElementsAre());
}

}  // namespace
}  // namespace regard
