#include "regard/view/common_parts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "translation/tiny_bundle.h"

namespace regard {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> parts(const std::string& line, std::vector<int64_t> lengths) {
  std::vector<std::shared_ptr<Bundle>> bundles;
  std::vector<const Bundle*> models;
  for (const int64_t length : lengths) {
    bundles.push_back(tiny_bundle(length));
    models.push_back(bundles.back().get());
  }
  return common_parts(line, models);
}

TEST(CommonParts, ALineThatAllTakeIsWhole) {
  EXPECT_THAT(parts("le chat dort .", {12, 5}), ElementsAre("le chat dort ."));
}

TEST(CommonParts, ALineThatOneDoesNotTakeIsCutForAll) {
  const std::string line = "le chat dort . où est la gare ?";
  EXPECT_THAT(parts(line, {12, 12}), ElementsAre(line));
  EXPECT_THAT(parts(line, {12, 6}), ElementsAre("le chat dort .", "où est la gare ?"));
  EXPECT_THAT(parts(line, {6, 12}), ElementsAre("le chat dort .", "où est la gare ?"));
}

TEST(CommonParts, WhatNobodyTranslatesIsLeftOut) {
  EXPECT_THAT(parts("le chat dort . 1 2 3 4 . où est la gare ?", {20, 6}),
              ElementsAre("le chat dort .", "où est la gare ?"));
  EXPECT_THAT(parts("1 2 3 4 5 6 7 8 9", {20, 6}), ElementsAre("1 2 3 4 5 6 7 8 9"));
}

}  // namespace
}  // namespace regard
