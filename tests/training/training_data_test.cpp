#include "training/training_data.h"

#include <gtest/gtest.h>

#include "regard/text/vocabulary.h"

namespace regard {
namespace {

TextOptions word_options() {
  TextOptions options;
  options.tokenizer = TokenizerKind::word;
  options.joint_vocabulary = false;
  options.vocabulary_size = 0;
  return options;
}

const ParallelCorpus corpus{{"je vois", "i see you"}, {"je dors", "i sleep"}};

TEST(TrainingData, LearnsEachSideFromItsOwnText) {
  const CodecPair codecs = learn_codecs(corpus, word_options());
  EXPECT_EQ(codecs.source.vocabulary_size(), special::count + 3);
  EXPECT_EQ(codecs.target.vocabulary_size(), special::count + 4);
  EXPECT_EQ(codecs.source.piece(special::count), "je");
  EXPECT_EQ(codecs.target.piece(special::count), "i");
}

TEST(TrainingData, GivesIdsInTheOrderOfTheCorpus) {
  const CodecPair codecs = learn_codecs(corpus, word_options());
  const EncodedCorpus encoded = encode_corpus(corpus, codecs, 10);
  ASSERT_EQ(encoded.pairs.size(), 2u);
  // By falling frequency, then in byte order: je dors vois; i see sleep you.
  EXPECT_EQ(encoded.pairs[0].source, (std::vector<int32_t>{4, 6}));
  EXPECT_EQ(encoded.pairs[0].target, (std::vector<int32_t>{4, 5, 7}));
  EXPECT_EQ(encoded.pairs[1].source, (std::vector<int32_t>{4, 5}));
  EXPECT_EQ(encoded.pairs[1].target, (std::vector<int32_t>{4, 6}));
  EXPECT_EQ(encoded.empty + encoded.too_long, 0);
}

TEST(TrainingData, CountsWhatItLeavesOut) {
  const CodecPair codecs = learn_codecs(corpus, word_options());
  const ParallelCorpus mixed{
      {"je vois je", "i"},  // with its end mark as long as allowed
      {"je vois je vois", "i"}, {"je", "i see you sleep"}, {"  ", "i"}, {"je", ""}, {"", ""},
      {"inconnu", "i"}};
  const EncodedCorpus encoded = encode_corpus(mixed, codecs, 4);
  EXPECT_EQ(encoded.pairs.size(), 2u);
  EXPECT_EQ(encoded.too_long, 2);
  EXPECT_EQ(encoded.empty, 3);
  EXPECT_EQ(encoded.pairs.back().source, (std::vector<int32_t>{special::unk}));
}

}  // namespace
}  // namespace regard
