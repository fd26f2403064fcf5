#include "search/source_lengths.h"

#include <gtest/gtest.h>
#include <torch/types.h>

namespace regard {
namespace {

TEST(SourceLengths, CountTheWordsOfEachSentence) {
  EncoderOutput source;
  source.states = torch::zeros({2, 4, 3});
  EXPECT_EQ(lengths_of(source), (std::vector<int64_t>{4, 4}));
  source.mask = torch::tensor({{true, true, false, false}, {true, true, true, true}});
  EXPECT_EQ(lengths_of(source), (std::vector<int64_t>{2, 4}));
}

}  // namespace
}  // namespace regard
