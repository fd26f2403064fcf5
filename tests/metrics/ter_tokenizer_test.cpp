#include "metrics/ter_tokenizer.h"

#include <gtest/gtest.h>

namespace regard::metrics {
namespace {

// What TercomTokenizer of sacreBLEU 2.6.0 says to the same lines.
constexpr const char* english = "Hello, World! 3.5 it's x--y &amp; a-b";
constexpr const char* japanese = "日本語テスト。abc";

TEST(TerTokenizer, LowersAndTidiesUnlessAskedForMore) {
  EXPECT_EQ(tokenize_for_ter(english, {}), "hello, world! 3.5 it's x--y &amp; a-b");
  EXPECT_EQ(tokenize_for_ter("  two   spaces. ", {}), "two spaces.");
  EXPECT_EQ(tokenize_for_ter("", {}), "");
  EXPECT_EQ(tokenize_for_ter(english, {.case_sensitive = true}), english);
}

TEST(TerTokenizer, NormalisesLikeTercom) {
  EXPECT_EQ(tokenize_for_ter(english, {.normalized = true}),
            "hello , world ! 3.5 it 's x--y & a-b");
  EXPECT_EQ(tokenize_for_ter(japanese, {.normalized = true}), japanese);
  EXPECT_EQ(tokenize_for_ter(japanese, {.normalized = true, .asian_support = true}),
            "日 本 語 テスト 。 abc");
}

TEST(TerTokenizer, LeavesOutPunctuation) {
  EXPECT_EQ(tokenize_for_ter(english, {.no_punct = true}), "hello world 35 it's x--y &amp a-b");
  EXPECT_EQ(tokenize_for_ter(japanese, {.no_punct = true}), japanese);
  EXPECT_EQ(tokenize_for_ter(japanese, {.no_punct = true, .asian_support = true}),
            "日本語テストabc");
}

}  // namespace
}  // namespace regard::metrics
