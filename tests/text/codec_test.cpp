#include "regard/text/codec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/scratch.h"
#include "regard/base/error.h"
#include "regard/text/vocabulary.h"
#include "text/sample_text.h"

namespace regard {
namespace {

using regard::testing::Scratch;
const std::vector<std::string> french = {"Où est la gare ?", "Il  est là.", "L'homme dort."};
const std::vector<std::string> english = {"Where is the station?", "He is there.",
                                          "The man is asleep."};
constexpr TextOptions words{.tokenizer = TokenizerKind::word, .vocabulary_size = 0};

TEST(Codec, EncodesNormalizedLines) {
  const TextCodec codec = learn_codecs(french, english, words).source;
  const EncodedText encoded = codec.encode(" Il\u00a0est la\u0300.\n");
  EXPECT_THAT(encoded.pieces, ::testing::ElementsAre("Il", "est", "là", "￭."));
  EXPECT_THAT(encoded.ids, ::testing::Each(::testing::Ge(special::count)));
  EXPECT_EQ(codec.decode(encoded.ids), "Il est là.");
  EXPECT_TRUE(codec.encode(" \t").ids.empty());
  EXPECT_EQ(codec.decode({}), "");
}

TEST(Codec, LeavesSpecialIdsOutAndReplacesUnknownWords) {
  const TextCodec codec = learn_codecs(french, english, words).target;
  std::vector<int64_t> ids = codec.encode("He is Tokyo.").ids;
  EXPECT_EQ(codec.decode(ids), "He is <unk>.");
  ids.insert(ids.begin(), special::bos);
  ids.push_back(special::eos);
  ids.push_back(special::pad);
  EXPECT_EQ(codec.decode(ids), "He is <unk>.");
  const std::vector<std::string> replacements = {"x", "", "was", "Kyoto", "", "y", "z"};
  EXPECT_EQ(codec.decode(ids, replacements), "He was Kyoto.");
}

TEST(Codec, SharesAJointVocabularyOfSubwordsOnly) {
  const auto text = sample_text(200, 1);
  const auto other = sample_text(200, 2);
  TextOptions options{.tokenizer = TokenizerKind::unigram, .vocabulary_size = 80};
  const CodecPair joint = learn_codecs(text, other, options);
  EXPECT_EQ(&joint.source.tokenizer(), &joint.target.tokenizer());
  options.joint_vocabulary = false;
  const CodecPair separate = learn_codecs(text, other, options);
  EXPECT_NE(&separate.source.tokenizer(), &separate.target.tokenizer());
  const CodecPair word_pair = learn_codecs(french, english, words);
  EXPECT_EQ(word_pair.source.encode("station").ids[0], special::unk);
  EXPECT_EQ(word_pair.target.encode("gare").ids[0], special::unk);
}

TEST(Codec, LearnsAJointVocabularyFromBothTexts) {
  const std::vector<std::string> left(50, "aaa bbb"), right(50, "xyz");
  const CodecPair codecs =
      learn_codecs(left, right, {.tokenizer = TokenizerKind::bpe, .vocabulary_size = 12});
  EXPECT_THAT(codecs.source.encode("ab xyz").ids, ::testing::Each(::testing::Ge(special::count)));
}

void expect_files(const TextOptions& options, const std::vector<std::string>& files) {
  const Scratch scratch;
  const auto text = sample_text(200, 1);
  const auto other = sample_text(200, 2);
  const CodecPair saved = learn_codecs(text, other, options);
  save_codecs(saved, options, scratch.path());
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(scratch.path()))
    found.push_back(entry.path().filename().string());
  EXPECT_THAT(found, ::testing::UnorderedElementsAreArray(files));
  EXPECT_THAT(codec_files(options), ::testing::UnorderedElementsAreArray(files));
  const CodecPair loaded = load_codecs(options, scratch.path());
  for (const std::string& line : other) {
    ASSERT_EQ(loaded.source.encode(line).ids, saved.source.encode(line).ids);
    ASSERT_EQ(loaded.target.decode(loaded.target.encode(line).ids),
              saved.target.decode(saved.target.encode(line).ids));
  }
  std::filesystem::remove(scratch / files.back());
  EXPECT_THROW(load_codecs(options, scratch.path()), Error);
}

TEST(Codec, ReadsTheFilesItWrote) {
  expect_files({.tokenizer = TokenizerKind::unigram, .vocabulary_size = 80}, {"vocab.spm"});
  expect_files({.tokenizer = TokenizerKind::bpe, .joint_vocabulary = false, .vocabulary_size = 80},
               {"source.spm", "target.spm"});
  expect_files(words, {"source.vocab.txt", "target.vocab.txt"});
}

}  // namespace
}  // namespace regard
