#include "regard/text/tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/scratch.h"
#include "regard/base/error.h"
#include "regard/base/file.h"
#include "text/sample_text.h"

namespace regard {
namespace {

using regard::testing::Scratch;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

class EveryTokenizer : public ::testing::TestWithParam<TokenizerKind> {
 protected:
  TextOptions options{.tokenizer = GetParam(), .vocabulary_size = 80};
};

TEST_P(EveryTokenizer, IsTheSameWhenReadAgain) {
  const Scratch scratch;
  const auto text = sample_text(200);
  const auto learned = learn_tokenizer(text, options);
  learned->save(scratch / "model");
  const auto loaded = load_tokenizer(scratch / "model", options);
  ASSERT_EQ(loaded->size(), 80);
  for (int64_t id = 0; id < learned->size(); ++id) ASSERT_EQ(loaded->piece(id), learned->piece(id));
  for (const std::string& sentence : text) {
    ASSERT_EQ(loaded->encode(sentence).ids, learned->encode(sentence).ids);
    ASSERT_EQ(loaded->join(loaded->encode(sentence).pieces), sentence);
  }
}

TEST_P(EveryTokenizer, NamesTheFileThatIsDamaged) {
  const Scratch scratch;
  write_file(scratch / "model", "nonsense\n");
  EXPECT_THAT([&] { load_tokenizer(scratch / "model", options); },
              ThrowsMessage<Error>(HasSubstr((scratch / "model").string())));
  EXPECT_THROW(load_tokenizer(scratch / "missing", options), Error);
}

TEST(LoadTokenizer, SplitsFoldedTextAtSpacesAgain) {
  const Scratch scratch;
  const TextOptions options{
      .tokenizer = TokenizerKind::word, .vocabulary_size = 0, .ascii_fold = true};
  const std::vector<std::string> text = {"j arrive .m"};
  learn_tokenizer(text, options)->save(scratch / "model");
  EXPECT_EQ(load_tokenizer(scratch / "model", options)->encode(text[0]).ids.size(), 3U);
}

INSTANTIATE_TEST_SUITE_P(Kinds, EveryTokenizer,
                         ::testing::Values(TokenizerKind::word, TokenizerKind::unigram,
                                           TokenizerKind::bpe),
                         [](const auto& info) { return std::string(name_of(info.param)); });

}  // namespace
}  // namespace regard
