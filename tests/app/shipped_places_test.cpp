#include "app/shipped_places.h"

#include <gtest/gtest.h>

#include "app/child_program.h"

namespace regard {
namespace {

TEST(ShippedPlaces, LooksBesideTheProgramThenInTheSources) {
  const auto places = shipped_places("configs/a.toml", "recipes/a.toml");
  const auto prefix = std::filesystem::path(own_program()).parent_path().parent_path();
  ASSERT_EQ(places.size(), 2u);
  EXPECT_EQ(places[0], prefix / "share/regard/configs/a.toml");
  EXPECT_EQ(places[1], std::filesystem::path(REGARD_SOURCE_DIR) / "recipes/a.toml");
}

}  // namespace
}  // namespace regard
