#include "regard/base/error.h"

#include <gtest/gtest.h>

namespace regard {
namespace {

TEST(Error, FormatsItsMessage) {
  const Error error("{}:{}: no column {}", "a.tsv", 3, 2);
  EXPECT_STREQ(error.what(), "a.tsv:3: no column 2");
}

TEST(Error, IsARuntimeError) { EXPECT_THROW(throw Error("full"), std::runtime_error); }

}  // namespace
}  // namespace regard
