#include "contest/vocabulary_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/scratch.h"
#include "training/copy_task.h"

namespace regard {
namespace {

using testing::error_of;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class CheckVocabularies : public ::testing::Test {
 protected:
  CheckVocabularies() {
    std::string text;
    for (const SentencePair& pair : testing::reversals(40, 1))
      text += pair.target + '\t' + pair.source + '\n';
    train_ = scratch_.put("train.tsv", text).string();
  }

  /// Of two systems, the second with so many pieces.
  std::string problem(int64_t pieces) {
    std::vector<System> systems(2, {.name = "words", .note = "", .config = testing::tiny_config()});
    systems[1].name = "pieces";
    systems[1].config.text.tokenizer = TokenizerKind::bpe;
    systems[1].config.text.vocabulary_size = pieces;
    return error_of([&] { check_vocabularies(systems, train_); });
  }

  testing::Scratch scratch_;
  std::string train_;
};

TEST_F(CheckVocabularies, TakesWhatFits) { EXPECT_EQ(problem(16), "no error"); }

TEST_F(CheckVocabularies, NamesTheSystemAndTheSizeThatFits) {
  EXPECT_THAT(problem(5000), StartsWith("pieces: the training text is too small for "
                                        "--vocabulary-size 5000: the largest that fits is "));
  EXPECT_THAT(problem(8), HasSubstr("pieces: --vocabulary-size 8 is too small"));
}

TEST_F(CheckVocabularies, NamesARecipeThatNoPairFits) {
  std::vector<System> systems(1, {.name = "a", .note = "", .config = testing::tiny_config()});
  systems[0].config.corpus.max_source_words = 1;
  EXPECT_THAT(error_of([&] { check_vocabularies(systems, train_); }),
              StartsWith("a: none of 40 pairs fits the recipe"));
}

}  // namespace
}  // namespace regard
