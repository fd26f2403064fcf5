#include "regard/view/length_figure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "base/scratch.h"

namespace regard {
namespace {

using ::testing::ElementsAre;
using Lengths = std::vector<size_t>;

const Bars& bars_of(const Figure& figure, size_t side) {
  return std::get<Bars>(std::get<Marks>(figure.panels.at(0).content).at(side));
}

TEST(TokenLengthFigure, CountsSentencesOfEachLength) {
  const Figure figure = token_length_figure(Lengths{3, 1, 3, 4}, Lengths{2, 2, 5, 0});
  EXPECT_NO_THROW(check_figure(figure));
  EXPECT_THAT(bars_of(figure, 0).edges, ElementsAre(-0.5, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5));
  EXPECT_THAT(bars_of(figure, 0).heights, ElementsAre(0, 1, 0, 2, 1, 0));
  EXPECT_THAT(bars_of(figure, 1).heights, ElementsAre(1, 0, 2, 0, 0, 1));
  EXPECT_EQ(bars_of(figure, 0).name, "source");
  EXPECT_FALSE(bars_of(figure, 0).hatched);
  EXPECT_TRUE(bars_of(figure, 1).hatched);
}

TEST(TokenLengthFigure, LongSentencesShareBars) {
  const Figure figure = token_length_figure(Lengths{9, 10, 83}, Lengths{84});
  EXPECT_EQ(bars_of(figure, 0).edges[1], 4.5);
  EXPECT_EQ(bars_of(figure, 0).heights.size(), 17u);
  EXPECT_EQ(bars_of(figure, 0).heights[1], 1);
  EXPECT_EQ(bars_of(figure, 0).heights[2], 1);
  for (const size_t longest : {19, 20, 99, 100, 12345})
    EXPECT_LE(bars_of(token_length_figure({}, Lengths{longest}), 1).heights.size(), 20u) << longest;
}

TEST(TokenLengthFigure, NoSentenceIsLost) {
  Lengths lengths(300);
  std::iota(lengths.begin(), lengths.end(), size_t{0});
  const Figure figure = token_length_figure(lengths, {});
  const auto& heights = bars_of(figure, 0).heights;
  EXPECT_EQ(std::accumulate(heights.begin(), heights.end(), 0.0), 300);
}

TEST(TokenLengthFigure, NeedsSentences) {
  EXPECT_EQ(testing::error_of([] { token_length_figure({}, {}); }),
            "there are no sentences to count tokens of");
}

}  // namespace
}  // namespace regard
