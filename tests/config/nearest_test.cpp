#include "regard/config/nearest.h"

#include <gtest/gtest.h>

namespace regard {
namespace {

TEST(EditDistance, CountsChanges) {
  EXPECT_EQ(edit_distance("", ""), 0u);
  EXPECT_EQ(edit_distance("beam", "beam"), 0u);
  EXPECT_EQ(edit_distance("", "beam"), 4u);
  EXPECT_EQ(edit_distance("beam", ""), 4u);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
  EXPECT_EQ(edit_distance("sitting", "kitten"), 3u);
  EXPECT_EQ(edit_distance("baem", "beam"), 1u);  // A swap is one change,
  EXPECT_EQ(edit_distance("ca", "abc"), 3u);     // but no piece is edited twice.
}

const std::vector<std::string> keys = {"encoder-size", "decoder-size", "beam", "seed"};

TEST(Nearest, FindsTypingErrors) {
  EXPECT_EQ(nearest("decoder_size", keys), "decoder-size");
  EXPECT_EQ(nearest("encodersize", keys), "encoder-size");
  EXPECT_EQ(nearest("baem", keys), "beam");
  EXPECT_EQ(nearest("beams", keys), "beam");
  EXPECT_EQ(nearest("beam", keys), "beam");
}

TEST(Nearest, TakesTheFirstOfEquals) { EXPECT_EQ(nearest("xecoder-size", keys), "decoder-size"); }

TEST(Nearest, IsSilentWhenAllAreFarOff) {
  EXPECT_EQ(nearest("momentum", keys), "");
  EXPECT_EQ(nearest("bent", keys), "");
  EXPECT_EQ(nearest("", keys), "");
  EXPECT_EQ(nearest("beam", {}), "");
}

TEST(Nearest, AllowsAThirdOfTheLength) {
  EXPECT_EQ(nearest("abcxxx", {"abcdefghi"}), "");
  EXPECT_EQ(nearest("abcdefxxx", {"abcdefghi"}), "abcdefghi");
  EXPECT_EQ(nearest("abcdexxxx", {"abcdefghi"}), "");
}

TEST(Suggestion, IsTheNearestOrAll) {
  EXPECT_EQ(suggestion("bema", {"beam", "n-best"}), "; did you mean 'beam'?");
  EXPECT_EQ(suggestion("colour", {"beam", "n-best"}), "; known are beam, n-best");
}

}  // namespace
}  // namespace regard
