#include "model/recurrent_encoder.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "model/small_model.h"

namespace regard {
namespace {

class RecurrentEncoderTest : public testing::Test {
 protected:
  RecurrentEncoderTest() { encoder_.to(torch::kDouble); }

  const ModelOptions options_ = small_options(DecoderKind::luong, AttentionKind::dot);
  SourceBatch source_ = small_batch().source;
  RecurrentEncoder encoder_{options_, small_sizes.source, nullptr};
};

TEST_F(RecurrentEncoderTest, FinalIsTheLastWordOfEachDirection) {
  const EncoderOutput output = encoder_.forward(source_);
  ASSERT_EQ(output.final.sizes(), (std::vector<int64_t>{2, 3, encoder_state_size(options_)}));
  for (int64_t row = 0; row < 3; ++row) {
    const int64_t last = source_.lengths[row].item<int64_t>() - 1;
    const torch::Tensor forth = output.states[row][last].narrow(0, 0, 3);
    const torch::Tensor back = output.states[row][0].narrow(0, 3, 3);
    EXPECT_TRUE(torch::equal(output.final[1][row], torch::cat({forth, back})));
  }
}

TEST_F(RecurrentEncoderTest, FinalKnowsNothingOfPaddingAndNeighbours) {
  const EncoderOutput together = encoder_.forward(source_);
  for (int64_t row = 0; row < 3; ++row) {
    const EncoderOutput single = encoder_.forward(alone(source_, row));
    EXPECT_LE(largest_difference(single.final.select(1, 0), together.final.select(1, row)),
              rounding);
  }
}

}  // namespace
}  // namespace regard
