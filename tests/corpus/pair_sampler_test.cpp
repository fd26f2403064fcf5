#include "regard/corpus/pair_sampler.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/types.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "regard/corpus/batcher.h"
#include "regard/text/vocabulary.h"
#include "text/sample_text.h"

namespace regard {
namespace {

constexpr int64_t long_enough = 200;
constexpr double amount = 0.2;

class PairSamplerTest : public ::testing::Test {
 protected:
  PairSamplerTest() {
    for (size_t i = 0; i < sources_.size(); ++i)
      pairs_.push_back({ids_of(codecs_.source, sources_[i]), ids_of(codecs_.target, targets_[i])});
  }

  static std::vector<int32_t> ids_of(const TextCodec& codec, const std::string& text) {
    const std::vector<int64_t> ids = codec.encode(text).ids;
    return {ids.begin(), ids.end()};
  }

  static std::string text_of(const TextCodec& codec, std::span<const int32_t> ids) {
    return codec.decode(std::vector<int64_t>(ids.begin(), ids.end()));
  }

  // The letters of "<unk>" are known, so that its name could be taken for text.
  static std::vector<std::string> french() {
    std::vector<std::string> text = sample_text(100, 1);
    text.push_back("unk un k");
    return text;
  }

  std::vector<std::string> sources_ = french(), targets_ = sample_text(101, 2);
  CodecPair codecs_ = learn_codecs(
      sources_, targets_,
      {.tokenizer = TokenizerKind::unigram, .joint_vocabulary = false, .vocabulary_size = 80});
  std::vector<EncodedPair> pairs_;
};

TEST_F(PairSamplerTest, DrawsOtherCutsOfTheSamePairs) {
  const PairSampler sampler(codecs_, amount, long_enough);
  std::vector<uint32_t> rows(pairs_.size());
  std::iota(rows.rbegin(), rows.rend(), 0u);
  const std::vector<EncodedPair> drawn = sampler.draw(pairs_, rows, 1);
  ASSERT_EQ(drawn.size(), rows.size());
  size_t other_sources = 0, other_targets = 0;
  for (size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(text_of(codecs_.source, drawn[i].source), sources_[rows[i]]);
    EXPECT_EQ(text_of(codecs_.target, drawn[i].target), targets_[rows[i]]);
    other_sources += drawn[i].source != pairs_[rows[i]].source;
    other_targets += drawn[i].target != pairs_[rows[i]].target;
  }
  EXPECT_GT(other_sources, rows.size() / 2);
  EXPECT_GT(other_targets, rows.size() / 2);
}

TEST_F(PairSamplerTest, DrawsEachTimeAPairIsNamed) {
  const PairSampler sampler(codecs_, amount, long_enough);
  const std::vector<EncodedPair> drawn = sampler.draw(pairs_, std::vector<uint32_t>(50, 7), 1);
  std::set<std::vector<int32_t>> cuts;
  for (const EncodedPair& pair : drawn) cuts.insert(pair.source);
  EXPECT_GT(cuts.size(), 5);
}

TEST_F(PairSamplerTest, DrawsByTheSeedAlone) {
  const PairSampler sampler(codecs_, amount, long_enough);
  const std::vector<uint32_t> rows = {7};
  const std::vector<EncodedPair> one = sampler.draw(pairs_, rows, 1),
                                 other = sampler.draw(pairs_, rows, 2),
                                 again = sampler.draw(pairs_, rows, 1);
  EXPECT_EQ(one[0].source, again[0].source);
  EXPECT_EQ(one[0].target, again[0].target);
  EXPECT_NE(one[0].source, other[0].source);
}

TEST_F(PairSamplerTest, CutsEitherSideByItself) {
  const PairSampler sampler({codecs_.source, codecs_.source}, amount, long_enough);
  const std::vector<EncodedPair> twins(1, {pairs_[7].source, pairs_[7].source});
  const std::vector<EncodedPair> drawn = sampler.draw(twins, std::vector<uint32_t>(50, 0), 1);
  size_t alike = 0;
  for (const EncodedPair& pair : drawn) alike += pair.source == pair.target;
  EXPECT_LT(alike, drawn.size() / 2);
}

TEST_F(PairSamplerTest, LeavesASentenceWithAnUnknownPieceAsItIs) {
  pairs_[4].source[1] = special::unk;
  const PairSampler sampler(codecs_, amount, long_enough);
  const std::vector<EncodedPair> drawn = sampler.draw(pairs_, std::vector<uint32_t>{4}, 1);
  EXPECT_EQ(drawn[0].source, pairs_[4].source);
  EXPECT_EQ(text_of(codecs_.target, drawn[0].target), targets_[4]);
}

TEST_F(PairSamplerTest, TakesNoCutThatIsTooLong) {
  for (uint32_t row = 0; row < pairs_.size(); ++row) {
    const auto length = static_cast<int64_t>(pairs_[row].source.size());
    const PairSampler sampler(codecs_, amount, length + 1);
    EXPECT_LE(sampler.draw(pairs_, std::vector{row}, 1).front().source.size(), length);
  }
}

// The sources of a batch without their padding.
std::vector<std::vector<int64_t>> sources_of(const Batch& batch) {
  std::vector<std::vector<int64_t>> sources;
  for (int64_t i = 0; i < batch.sentences(); ++i) {
    const auto* ids = batch.source.ids[i].data_ptr<int64_t>();
    sources.emplace_back(ids, ids + batch.source.lengths[i].item<int64_t>());
  }
  return sources;
}

TEST_F(PairSamplerTest, GivesTheBatcherTheSameSentences) {
  for (const BatchOrder order : {BatchOrder::by_length, BatchOrder::shuffled}) {
    TrainingOptions options;
    options.batch_order = order;
    options.batch_tokens = 300;
    Batcher batcher(pairs_, options, PairSampler(codecs_, amount, long_enough));
    for (int pass = 0; pass < 2; ++pass) {
      std::vector<std::string> texts;
      for (int64_t i = 0; i < batcher.batches_per_epoch(); ++i)
        for (const auto& source : sources_of(batcher.next()))
          texts.push_back(codecs_.source.decode(source));
      EXPECT_THAT(texts, ::testing::UnorderedElementsAreArray(sources_));
    }
  }
}

TEST_F(PairSamplerTest, GivesTheBatcherOtherCutsInEachPass) {
  Batcher batcher({{pairs_[7]}}, TrainingOptions(), PairSampler(codecs_, amount, long_enough));
  std::set<std::vector<int64_t>> cuts;
  for (int pass = 0; pass < 50; ++pass) cuts.insert(sources_of(batcher.next()).front());
  EXPECT_GT(cuts.size(), 5);
}

TEST_F(PairSamplerTest, GivesARestoredBatcherTheSameCuts) {
  TrainingOptions options;
  options.batch_tokens = 300;
  const PairSampler sampler(codecs_, amount, long_enough);
  Batcher whole(pairs_, options, sampler);
  for (int64_t i = 0; i < 2 * whole.batches_per_epoch(); ++i) {
    Batcher resumed(pairs_, options, sampler);
    resumed.restore(whole.state());
    const Batch batch = whole.next(), same = resumed.next();
    EXPECT_TRUE(batch.source.ids.equal(same.source.ids));
    EXPECT_TRUE(batch.target_out.equal(same.target_out));
  }
}

// More pairs than are drawn at once.
TEST_F(PairSamplerTest, GivesTheBatcherAllPairsOfALongPass) {
  const auto text = ids_of(codecs_.source, "un"), other = ids_of(codecs_.target, "un");
  const std::vector<EncodedPair> pairs(70'000, {text, other});
  TrainingOptions options;
  const PairSampler sampler(codecs_, amount, long_enough);
  Batcher whole(pairs, options, sampler), resumed(pairs, options, sampler);
  int64_t sentences = 0;
  const int64_t late = whole.batches_per_epoch() - 2;
  for (int64_t i = 0; i < late; ++i) sentences += whole.next().sentences();
  resumed.next();  // what it drew for this has no part in what follows
  resumed.restore(whole.state());
  for (int64_t i = late; i < whole.batches_per_epoch(); ++i) {
    const Batch batch = whole.next();
    EXPECT_TRUE(batch.source.ids.equal(resumed.next().source.ids));
    sentences += batch.sentences();
  }
  EXPECT_EQ(sentences, std::ssize(pairs));
}

}  // namespace
}  // namespace regard
