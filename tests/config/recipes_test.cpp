#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/scratch.h"
#include "regard/config/consistency.h"
#include "regard/config/toml_io.h"

namespace regard {
namespace {

namespace fs = std::filesystem;

TEST(Recipes, AreConsistentAndStandInTheReadme) {
  const std::string readme = testing::slurp(REGARD_SOURCE_DIR "/README.md");
  int recipes = 0;
  for (const auto& entry : fs::directory_iterator(REGARD_SOURCE_DIR "/configs")) {
    if (entry.is_directory()) continue;
    const std::string name = entry.path().filename().string();
    ASSERT_EQ(entry.path().extension(), ".toml") << name;
    Config config;
    EXPECT_EQ(testing::error_of([&] { read_toml(entry.path(), config); }), "no error") << name;
    EXPECT_EQ(testing::error_of([&] { check_consistency(config); }), "no error") << name;
    EXPECT_THAT(readme, ::testing::HasSubstr("| `configs/" + name + "` |"));
    ++recipes;
  }
  EXPECT_GE(recipes, 8);
}

}  // namespace
}  // namespace regard
