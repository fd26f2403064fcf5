#include "golden/golden_case.h"

#include <gtest/gtest.h>

#include "regard/model/bundle.h"
#include "regard/model/safetensors.h"

namespace regard::golden {
namespace {

TEST(GoldenCaseTest, DifferenceSeesShapesAndNan) {
  EXPECT_EQ(difference(torch::tensor({1.0, 2.0}), torch::tensor({1.0, 2.5})), 0.5);
  EXPECT_GT(difference(torch::ones(2), torch::ones({2, 1})), 1e30);
  EXPECT_GT(difference(torch::ones(2), torch::full(2, NAN)), 1e30);
}

TEST(GoldenCaseTest, OneRowHasNoPadding) {
  const Batch batch{
      .source = {.ids = torch::tensor({{5, 6, 3}, {7, 3, 0}}), .lengths = torch::tensor({3, 2})},
      .target_in = torch::tensor({{2, 0}, {2, 8}}),
      .target_out = torch::tensor({{3, 0}, {8, 3}}),
      .target_tokens = 3};
  const Batch first = only(batch, 0);
  EXPECT_TRUE(torch::equal(first.target_out, torch::tensor({{3}})));
  const Batch second = only(batch, 1);
  EXPECT_TRUE(torch::equal(second.source.ids, torch::tensor({{7, 3}})));
  EXPECT_EQ(second.target_tokens, 2);
}

/// The reference's weights written by regard are the reference's weights.
TEST(GoldenCaseTest, WeightsTravelBack) {
  const Case loaded = load("bahdanau_deep_tied");
  const std::filesystem::path copy =
      std::filesystem::path(testing::TempDir()) / "regard_golden_copy.safetensors";
  write_safetensors(copy, loaded.model->named_weights());
  const auto before = read_map(folder() / "bahdanau_deep_tied" / "weights.safetensors");
  const auto after = read_map(copy);
  std::filesystem::remove(copy);
  ASSERT_EQ(before.size(), after.size());
  for (const auto& [name, tensor] : before)
    EXPECT_TRUE(torch::equal(tensor, after.at(name))) << name;
}

}  // namespace
}  // namespace regard::golden
