#include "regard/text/vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/scratch.h"
#include "regard/base/error.h"
#include "regard/base/file.h"

namespace regard {
namespace {

using regard::testing::Scratch;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

const std::vector<std::vector<std::string>> sentences = {
    {"b", "a", "z"}, {"b", "c", "a"}, {"b", "<pad>", "d"}};

std::vector<std::string> words_of(const Vocabulary& vocabulary) {
  std::vector<std::string> words;
  for (int64_t id = special::count; id < vocabulary.size(); ++id)
    words.push_back(vocabulary.word(id));
  return words;
}

TEST(Vocabulary, OrdersByFrequencyThenBytes) {
  const Vocabulary vocabulary = Vocabulary::count(sentences, 1, 0);
  EXPECT_THAT(words_of(vocabulary), ElementsAre("b", "a", "c", "d", "z"));
  EXPECT_EQ(vocabulary.word(special::unk), "<unk>");
  EXPECT_EQ(vocabulary.word(special::eos), "</s>");
  EXPECT_EQ(vocabulary.id("b"), 4);
  EXPECT_EQ(vocabulary.id("never seen"), special::unk);
}

TEST(Vocabulary, KeepsWhatIsFrequentEnoughAndFits) {
  EXPECT_THAT(words_of(Vocabulary::count(sentences, 2, 0)), ElementsAre("b", "a"));
  EXPECT_THAT(words_of(Vocabulary::count(sentences, 1, 7)), ElementsAre("b", "a", "c"));
  EXPECT_EQ(Vocabulary::count(sentences, 1, 2).size(), special::count);
}

TEST(Vocabulary, ReadsWhatItWrote) {
  const Scratch scratch;
  const Vocabulary vocabulary = Vocabulary::count(sentences, 1, 0);
  vocabulary.save(scratch / "v.txt");
  EXPECT_EQ(read_file(scratch / "v.txt"), "<pad>\n<unk>\n<s>\n</s>\nb\na\nc\nd\nz\n");
  EXPECT_EQ(words_of(Vocabulary::load(scratch / "v.txt")), words_of(vocabulary));
}

TEST(Vocabulary, RefusesDamagedFiles) {
  const Scratch scratch;
  const auto message_for = [&](std::string_view content) {
    write_file(scratch / "v.txt", content);
    return [&] { Vocabulary::load(scratch / "v.txt"); };
  };
  EXPECT_THAT(message_for("<pad>\n<unk>\n<s>\n</s>\na\na\n"),
              ThrowsMessage<Error>(::testing::AllOf(HasSubstr("v.txt"), HasSubstr("entry 6"))));
  EXPECT_THAT(message_for("<pad>\n<unk>\n<s>\n"), ThrowsMessage<Error>(HasSubstr("</s>")));
  EXPECT_THAT(message_for("a\nb\nc\nd\ne\n"), ThrowsMessage<Error>(HasSubstr("<pad>")));
  EXPECT_THAT(message_for("<pad>\n<unk>\n<s>\n</s>\n\na\n"),
              ThrowsMessage<Error>(HasSubstr("line 5")));
  EXPECT_THROW(message_for("")(), Error);
  EXPECT_THROW(Vocabulary::load(scratch / "missing.txt"), Error);
}

}  // namespace
}  // namespace regard
