#include "training/training_data.h"

#include <ATen/Parallel.h>
#include <gmock/gmock.h>

#include "regard/corpus/text_sample.h"
#include "regard/text/vocabulary.h"
#include "training/data_fingerprint.h"

namespace regard {
namespace {

using ::testing::ElementsAre;

const std::atomic<bool> never{false};

Config word_config() {
  Config config;
  config.text.tokenizer = TokenizerKind::word;
  config.text.joint_vocabulary = false;
  config.text.vocabulary_size = 0;
  return config;
}

const ParallelCorpus corpus{{"je vois", "i see you"}, {"je dors", "i sleep"}};

CodecPair codecs_of(const ParallelCorpus& pairs) {
  return learn_codecs(pair_text(pairs), word_config(), never).value();
}

TEST(TrainingData, LearnsEachSideFromItsOwnText) {
  const CodecPair codecs = codecs_of(corpus);
  EXPECT_EQ(codecs.source.vocabulary_size(), special::count + 3);
  EXPECT_EQ(codecs.target.vocabulary_size(), special::count + 4);
  EXPECT_EQ(codecs.source.piece(special::count), "je");
  EXPECT_EQ(codecs.target.piece(special::count), "i");
}

/// Numbers as words, each in a pair of its own, and more of them than a sample holds.
TEST(TrainingData, LearnsFromASampleOfALargeText) {
  const size_t count = TextSample::enough_bytes / 1000 + 1000;
  PairText text;
  text.open = [count] {
    return [number = size_t{0}, count](SentencePair& pair) mutable {
      pair.source = std::string(992, ' ') + std::to_string(100'000 + number);
      pair.target = "un";
      return number++ < count;
    };
  };
  const CodecPair codecs = learn_codecs(text, word_config(), never).value();
  EXPECT_EQ(codecs.source.vocabulary_size(),
            static_cast<int64_t>(TextSample::enough_bytes / 1000) + special::count);
}

TEST(TrainingData, GivesIdsInTheOrderOfTheCorpus) {
  const CodecPair codecs = codecs_of(corpus);
  PairEncoder encoder(codecs, 10);
  const auto encoded = encoder.encode(corpus);
  ASSERT_EQ(encoded.size(), 2u);
  // By falling frequency, then in byte order: je dors vois; i see sleep you.
  EXPECT_THAT(encoded[0].source, ElementsAre(4, 6));
  EXPECT_THAT(encoded[0].target, ElementsAre(4, 5, 7));
  EXPECT_THAT(encoded[1].source, ElementsAre(4, 5));
  EXPECT_THAT(encoded[1].target, ElementsAre(4, 6));
  EXPECT_EQ(encoder.empty() + encoder.too_long(), 0);
}

TEST(TrainingData, GivesTheSameWithAnyNumberOfThreads) {
  const CodecPair codecs = codecs_of(corpus);
  ParallelCorpus many;
  for (size_t i = 0; i < 1000; ++i) many.push_back({i % 7 == 0 ? "" : corpus[i % 2].source, "i"});
  const int before = at::get_num_threads();
  std::vector<uint64_t> fingerprints;
  for (const int threads : {1, 3}) {
    at::set_num_threads(threads);
    PairEncoder encoder(codecs, 10);
    for (int time = 0; time < 2; ++time)
      fingerprints.push_back(data_fingerprint(encoder.encode(many)));
    EXPECT_EQ(encoder.empty(), 2 * 143);  // 1000 / 7, and one
    EXPECT_TRUE(encoder.encode({}).empty());
    EXPECT_EQ(encoder.encode(std::span(many).subspan(1, 1)).size(), 1u);
  }
  at::set_num_threads(before);
  EXPECT_THAT(fingerprints, ::testing::Each(fingerprints.front()));
}

TEST(TrainingData, CountsWhatItLeavesOut) {
  const CodecPair codecs = codecs_of(corpus);
  const ParallelCorpus mixed{
      {"je vois je", "i"},  // with its end mark as long as allowed
      {"je vois je vois", "i"}, {"je", "i see you sleep"}, {"  ", "i"}, {"je", ""}, {"", ""},
      {"inconnu", "i"}};
  PairEncoder encoder(codecs, 4);
  const auto encoded = encoder.encode(mixed);
  EXPECT_EQ(encoded.size(), 2u);
  EXPECT_EQ(encoder.too_long(), 2);
  EXPECT_EQ(encoder.empty(), 3);
  EXPECT_THAT(encoded.back().source, ElementsAre(special::unk));
  encoder.encode(mixed);
  EXPECT_EQ(encoder.too_long(), 4);
}

TEST(TrainingData, ReadsUntilItIsStopped) {
  const PairText text = pair_text(ParallelCorpus(10, {"a", "b"}));
  std::atomic<bool> stop{false};
  int count = 0;
  EXPECT_TRUE(read_through(text, "counted", stop, [&](SentencePair&) { ++count; }));
  EXPECT_EQ(count, 10);
  count = 0;
  EXPECT_FALSE(read_through(text, "counted", stop, [&](SentencePair&) { stop = ++count == 4; }));
  EXPECT_EQ(count, 4);
  EXPECT_FALSE(learn_codecs(text, word_config(), stop).has_value());
}

}  // namespace
}  // namespace regard
