#include "regard/metrics/references.h"

#include <gtest/gtest.h>

#include "regard/base/error.h"

namespace regard {
namespace {

TEST(References, MissingOnesAreLeftOutAndEmptyOnesKept) {
  const References references = References::streams({{"a", ""}, {std::nullopt, "b"}});
  EXPECT_EQ(references.size(), 2U);
  EXPECT_EQ(references.of(0).size(), 1U);
  EXPECT_EQ(references.of(1)[0], "");
  EXPECT_EQ(references.of(1)[1], "b");
}

TEST(References, CountIsOneNumberOrVar) {
  EXPECT_EQ(References::single({"a", "b"}).count_text(), "1");
  EXPECT_EQ(References::streams({{"a", "b"}, {"c", "d"}}).count_text(), "2");
  EXPECT_EQ(References::streams({{"a", "b"}, {std::nullopt, "d"}}).count_text(), "var");
  EXPECT_EQ(References::streams({{"a", std::nullopt}, {std::nullopt, "d"}}).count_text(), "1");
}

TEST(References, UnusableOnesAreRefused) {
  EXPECT_THROW(References::streams({}), Error);
  EXPECT_THROW(References::single({}), Error);
  EXPECT_THROW(References::streams({{"a", "b"}, {"c"}}), Error);
  EXPECT_THROW(References::streams({{"a", std::nullopt}, {"b", std::nullopt}}), Error);
}

}  // namespace
}  // namespace regard
