#include "config/option_group.h"

#include <gtest/gtest.h>

namespace regard {
namespace {

TEST(OptionGroup, ListsKeysInOrder) {
  RuntimeOptions options;
  EXPECT_EQ(keys_of(options), (std::vector<std::string>{"device", "threads", "precision"}));
}

TEST(OptionGroup, SetsTheNamedOptionOnly) {
  RuntimeOptions options;
  EXPECT_TRUE(set_option({"here", "threads"}, 3, options));
  EXPECT_EQ(options.threads, 3);
  EXPECT_EQ(options.device, "auto");
  EXPECT_FALSE(set_option({"here", "thread"}, 3, options));
}

}  // namespace
}  // namespace regard
