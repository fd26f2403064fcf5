#include "text/subword_learner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "regard/base/error.h"
#include "text/sample_text.h"
#include "text/subword_tokenizer.h"

namespace regard {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

class SubwordLearner : public ::testing::TestWithParam<TokenizerKind> {
 protected:
  TextOptions options(int64_t size) const {
    return {.tokenizer = GetParam(), .vocabulary_size = size};
  }
  std::string error(std::span<const std::string> text, int64_t size) const {
    try {
      learn_subwords(text, options(size));
    } catch (const Error& error) {
      return error.what();
    }
    return {};
  }
};

TEST_P(SubwordLearner, GivesTheSizeAskedForAndTheSameBytesAgain) {
  const auto text = sample_text(300);
  const std::string model = learn_subwords(text, options(80));
  EXPECT_EQ(SubwordTokenizer(model).size(), 80);
  EXPECT_EQ(learn_subwords(text, options(80)), model);
  EXPECT_NE(learn_subwords(sample_text(300, 8), options(80)), model);
}

TEST_P(SubwordLearner, NamesTheLargestAndTheSmallestSizeThatFit) {
  const auto text = sample_text(20);
  for (const int64_t size : {5, 100'000}) {
    const std::string message = error(text, size);
    EXPECT_THAT(message, HasSubstr("--vocabulary-size"));
    std::smatch match;
    ASSERT_TRUE(std::regex_search(message, match, std::regex("fits is ([0-9]+)"))) << message;
    const int64_t limit = std::stoll(match[1]);
    EXPECT_EQ(SubwordTokenizer(learn_subwords(text, options(limit))).size(), limit);
    EXPECT_NE(error(text, size == 5 ? limit - 1 : limit + 1), "");
  }
  EXPECT_THAT(error(text, 3), HasSubstr("--vocabulary-size"));
}

TEST_P(SubwordLearner, RefusesTextWithoutSentences) {
  EXPECT_THAT(error({}, 100), HasSubstr("no training text"));
  for (const std::string text : {"", "  ", "▁ ▁", "▅"})
    EXPECT_THAT(error(std::vector{text}, 100), HasSubstr("no training text")) << text;
}

TEST_P(SubwordLearner, LeavesBlankLinesOut) {
  auto text = sample_text(100);
  const std::string model = learn_subwords(text, options(60));
  text.insert(text.begin(), {"", "▁ ▁"});
  text.insert(text.begin() + 50, " ");
  EXPECT_EQ(learn_subwords(text, options(60)), model);
}

TEST_P(SubwordLearner, TakesLinesOfAnyLength) {
  std::string line;
  for (const std::string& sentence : sample_text(1000)) line += sentence + ' ';
  const std::vector<std::string> text = {line + std::string(20'000, 'x')};
  EXPECT_EQ(SubwordTokenizer(learn_subwords(text, options(60))).size(), 60);
}

INSTANTIATE_TEST_SUITE_P(Kinds, SubwordLearner,
                         ::testing::Values(TokenizerKind::unigram, TokenizerKind::bpe),
                         [](const auto& info) { return std::string(name_of(info.param)); });

}  // namespace
}  // namespace regard
