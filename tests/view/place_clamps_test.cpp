#include "view/place_clamps.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/scratch.h"
#include "regard/model/bundle.h"
#include "translation/tiny_bundle.h"

namespace regard {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using testing::error_of;
using ::testing::HasSubstr;
using ::testing::Not;

/// As subwords of a model that reads no capitals.
const ClampedSource station{"Où est la gare, Marie ?",
                            {"▁où", "▁est", "▁la", "▁ga", "re", ",", "▁marie", "▁?", "</s>"}};

const Seq2Seq& model() {
  static const auto bundle = tiny_bundle();
  return *bundle->model;
}
std::vector<int64_t> columns(const std::string& clamp, const ClampedSource& source = station) {
  return place_clamps(parse_clamps(clamp), model(), source).front().columns;
}
std::string complaint(const std::string& clamp, const ClampedSource& source = station) {
  return error_of([&] { columns(clamp, source); });
}

TEST(PlaceClamps, FindsAWordAsItWasWrittenOrRead) {
  EXPECT_THAT(columns("word=Où,weight=0"), ElementsAre(0));
  EXPECT_THAT(columns("word=où,weight=0"), ElementsAre(0));
  EXPECT_THAT(columns("word=?,weight=0"), ElementsAre(7));
  EXPECT_THAT(columns("word=</s>,weight=0"), ElementsAre(8));
}

TEST(PlaceClamps, FindsAWordWithoutThePunctuationAtItsEnds) {
  EXPECT_THAT(columns("word=gare,weight=0"), ElementsAre(3, 4, 5));
  EXPECT_THAT(complaint("word=ga,weight=0"), HasSubstr("no word 'ga'"));
}

TEST(PlaceClamps, TakesAPieceByItsNumber) {
  EXPECT_THAT(columns("at=5,weight=0"), ElementsAre(4));
  EXPECT_THAT(columns("step=2,freeze"), ElementsAre());
  EXPECT_THAT(complaint("at=10,weight=0"), HasSubstr("at=10, but the source has 9 pieces"));
}

TEST(PlaceClamps, NamesTheNearestWordAndAllOfThem) {
  EXPECT_EQ(complaint("word=Maire,weight=0"),
            "--clamp: there is no word 'Maire' in the source; did you mean 'Marie'? Its words are "
            "Où est la gare, Marie ? </s>");
  EXPECT_EQ(complaint("word=bibliothèque,weight=0"),
            "--clamp: there is no word 'bibliothèque' in the source. Its words are Où est la gare, "
            "Marie ? </s>");
  ClampedSource book;
  for (int i = 0; i < 100; ++i) {
    book.text += "mot" + std::to_string(i) + " ";
    book.pieces.push_back("▁mot" + std::to_string(i));
  }
  EXPECT_THAT(complaint("word=bibliothèque,weight=0", book),
              AllOf(HasSubstr("mot29 ..."), Not(HasSubstr("mot30"))));
}

TEST(PlaceClamps, WhatWasDroppedIsNotNamed) {
  const ClampedSource dropped{"Où , gare", {"▁où", "▁gare", "</s>"}};
  EXPECT_THAT(columns("word=gare,weight=0", dropped), ElementsAre(1));
  EXPECT_THAT(complaint("word=x,weight=0", dropped), HasSubstr("Its words are où gare </s>"));
}

TEST(PlaceClamps, AsksWhichOfSeveral) {
  const ClampedSource twice{"le chat, le chat", {"▁le", "▁chat", ",", "▁le", "▁chat", "</s>"}};
  EXPECT_EQ(complaint("word=chat,weight=0", twice),
            "--clamp: 'chat' stands 2 times in the source; say which with at=PIECE: 2 chat, 3 ,, "
            "5 chat");
  EXPECT_THAT(columns("word=</s>,weight=0", twice), ElementsAre(5));
}

TEST(PlaceClamps, KnowsWhatTheModelHas) {
  EXPECT_THAT(complaint("head=2,at=1,weight=0"), HasSubstr("head=2, but the model has 1 head"));
  EXPECT_THAT(complaint("layer=3,at=1,weight=0"), HasSubstr("layer=3, but the model has 1 layer"));
  EXPECT_THAT(complaint("part=encoder,at=1,weight=0"), HasSubstr("has no part encoder"));
  EXPECT_THAT(complaint("bandwidth=1"), HasSubstr("this model's attention is scaled-dot"));
}

TEST(CheckEffect, NamesTheClampThatHadNone) {
  std::vector<PlacedClamp> clamps =
      place_clamps(parse_clamps("step=3,at=1,weight=0"), model(), station);
  EXPECT_THAT(error_of([&] { check_effect(clamps); }), HasSubstr("step=3 lies behind the end"));
  clamps.front().took_effect = true;
  EXPECT_EQ(error_of([&] { check_effect(clamps); }), "no error");
}

TEST(FindSetWeights, IsSaidOfWeightsButNotOfBandwidths) {
  EXPECT_FALSE(find_set_weights({}));
  EXPECT_FALSE(find_set_weights(parse_clamps("bandwidth=2")));
  const auto one = find_set_weights(parse_clamps("bandwidth=2;step=2,freeze"));
  ASSERT_TRUE(one);
  EXPECT_EQ(one->kind, "clamped");
  EXPECT_EQ(one->number, 1);
  EXPECT_EQ(one->says,
            "Weights were set by 1 clamp: where it holds, they do not follow from the scores.");
  const auto two = find_set_weights(parse_clamps("at=1,weight=0;step=2,freeze"));
  EXPECT_THAT(two->says, HasSubstr("2 clamps: where they hold"));
}

}  // namespace
}  // namespace regard
