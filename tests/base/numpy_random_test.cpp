#include "regard/base/numpy_random.h"

#include <gtest/gtest.h>

#include "base/ask_python.h"

namespace regard {
namespace {

TEST(NumpyRandom, DrawsWhatNumpyDraws) {
  const nlohmann::json cases = testing::ask_python("base/numpy_random_reference.py");
  EXPECT_GT(cases.size(), 80u);
  for (const auto& one : cases) {
    SCOPED_TRACE(one.dump().substr(0, 60));
    NumpyRandom random(one.at("seed").get<uint64_t>());
    if (one.contains("coins")) {
      for (const bool coin : one.at("coins")) ASSERT_EQ(random.coin(), coin);
      continue;
    }
    const auto bound = one.at("bound").get<uint32_t>();
    for (const uint32_t drawn : one.at("drawn")) ASSERT_EQ(random.below(bound), drawn);
  }
}

}  // namespace
}  // namespace regard
