#include "training/update_noise.h"

#include <gtest/gtest.h>

#include <set>

namespace regard {
namespace {

TEST(UpdateNoise, NoTwoAreAlike) {
  std::set<uint64_t> all;
  for (int64_t seed = 0; seed < 10; ++seed)
    for (int64_t update = 0; update < 10; ++update)
      for (int64_t share = 0; share < 10; ++share) all.insert(update_noise(seed, update, share));
  EXPECT_EQ(all.size(), 1000u);
}

}  // namespace
}  // namespace regard
