#include "training/update_noise.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <set>

namespace regard {
namespace {

double noise(int64_t seed, int64_t update, int64_t rank) {
  seed_update_noise(seed, update, rank);
  return torch::rand({}, torch::kDouble).item<double>();
}

TEST(UpdateNoise, DependsOnSeedUpdateAndRankAlone) {
  const double first = noise(1, 2, 3);
  torch::rand({100});
  EXPECT_EQ(noise(1, 2, 3), first);
}

TEST(UpdateNoise, NoTwoAreAlike) {
  std::set<double> all;
  for (int64_t seed = 0; seed < 10; ++seed)
    for (int64_t update = 0; update < 10; ++update)
      for (int64_t rank = 0; rank < 10; ++rank) all.insert(noise(seed, update, rank));
  EXPECT_EQ(all.size(), 1000u);
}

}  // namespace
}  // namespace regard
