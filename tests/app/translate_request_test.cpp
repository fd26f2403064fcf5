#include "app/translate_request.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "base/scratch.h"

namespace regard {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr CommandText text{"translate", "a command for the test", "  regard translate"};

TranslateRequest parsed(const std::vector<std::string>& arguments) {
  TranslateRequest request;
  CommandLine line(text);
  declare(line, request);
  EXPECT_TRUE(line.parse(arguments));
  line.apply();
  return request;
}

std::string refusal(const std::vector<std::string>& arguments) {
  try {
    check(parsed(arguments));
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

TEST(TranslateRequest, TakesItsFlags) {
  const TranslateRequest request =
      parsed({"--alignments", "a", "--alignment-kind", "soft", "--format", "tsv", "Oui.", "Non."});
  EXPECT_EQ(request.alignments, "a");
  EXPECT_EQ(request.alignment_kind, AlignmentKind::soft);
  EXPECT_EQ(request.format, OutputFormat::tsv);
  EXPECT_EQ(request.texts, (std::vector<std::string>{"Oui.", "Non."}));
  EXPECT_EQ(parsed({}).alignment_kind, AlignmentKind::hard);
}

TEST(TranslateRequest, KnowsWhetherItWritesFiles) {
  EXPECT_FALSE(parsed({"--input", "a"}).writes_files());
  for (const char* flag : {"--output", "--attention", "--alignments"})
    EXPECT_TRUE(parsed({flag, "a"}).writes_files()) << flag;
}

TEST(TranslateRequest, NoTwoOutputsAreOneFile) {
  const testing::Scratch scratch;
  const std::string file = (scratch / "a").string();
  const std::string same = (scratch.path() / "." / "a").string();
  const std::vector<std::string> flags = {"--output", "--attention", "--alignments"};
  for (size_t i = 0; i < flags.size(); ++i)
    for (size_t j = i + 1; j < flags.size(); ++j) {
      EXPECT_THAT(refusal({flags[i], file, flags[j], same}),
                  AllOf(HasSubstr(flags[i] + " and " + flags[j]), HasSubstr("the same file")));
      EXPECT_EQ(refusal({flags[i], file, flags[j], file + "b"}), "accepted");
    }
}

TEST(TranslateRequest, KnowsAFileByAnyName) {
  const std::string here = std::filesystem::current_path().filename().string();
  for (const std::string& name :
       {std::string("./new"), "../" + here + "/new", std::filesystem::absolute("new").string()})
    EXPECT_THAT(refusal({"--output", "new", "--alignments", name}), HasSubstr("the same file"));
}

TEST(TranslateRequest, KnowsWhatCannotBeWritten) {
  for (const char* flag : {"--output", "--attention", "--alignments"}) {
    EXPECT_THAT(refusal({flag, "-"}), HasSubstr(std::string(flag) + " - is no file"));
    EXPECT_THAT(refusal({flag, "/nowhere/a"}), HasSubstr("cannot write /nowhere/a"));
  }
}

TEST(TranslateRequest, RefusesFlagsWithoutUse) {
  EXPECT_THAT(refusal({"--input", "a", "Oui."}), HasSubstr("--input"));
  EXPECT_THAT(refusal({"--alignment-kind", "soft"}), HasSubstr("--alignments"));
  EXPECT_EQ(refusal({"--alignment-kind", "soft", "--alignments", "a"}), "accepted");
}

}  // namespace
}  // namespace regard
