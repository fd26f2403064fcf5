#include "model/bridge.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>

#include "model/small_model.h"

namespace regard {
namespace {

/// One sentence after two encoder layers of width 2, for two decoder layers of that width.
class BridgeTest : public testing::Test {
 protected:
  static Bridge bridge(BridgeKind kind) {
    ModelOptions options;
    options.bridge = kind;
    options.decoder_layers = 2;
    options.decoder_size = 2;
    return Bridge(options, 2);
  }

  EncoderOutput source_{.states = torch::randn({1, 4, 2}),
                        .final = torch::tensor({{{9.0F, 9.0F}}, {{0.5F, -1.0F}}}),
                        .mask = torch::ones({1, 4}, torch::kBool)};
};

TEST_F(BridgeTest, CopyIsTheEncodersLastState) {
  EXPECT_TRUE(torch::equal(bridge(BridgeKind::copy).forward(source_), source_.final));
}

TEST_F(BridgeTest, ZeroPassesNothing) {
  EXPECT_TRUE(torch::equal(bridge(BridgeKind::zero).forward(source_), torch::zeros({2, 1, 2})));
}

TEST_F(BridgeTest, DenseMakesEachLayerFromTheTopOne) {
  Bridge dense = bridge(BridgeKind::dense);
  // Rows: the first layer's two numbers, then the second's.
  assign(dense.named_parameters()["weight"], torch::tensor({1, 0, 0, 1, 2, 0, 0, 2}));
  assign(dense.named_parameters()["bias"], torch::tensor({0.0, 0.0, 0.0, 1.0}));
  const torch::Tensor expected =
      torch::tensor({std::tanh(0.5), std::tanh(-1.0), std::tanh(1.0), std::tanh(-1.0)})
          .view({2, 1, 2});
  EXPECT_LE(largest_difference(dense.forward(source_), expected), 1e-6);
}

TEST_F(BridgeTest, OnlyDenseHasWeights) {
  EXPECT_TRUE(bridge(BridgeKind::copy).parameters().empty());
  EXPECT_TRUE(bridge(BridgeKind::zero).parameters().empty());
  EXPECT_EQ(bridge(BridgeKind::dense).named_parameters().keys(),
            (std::vector<std::string>{"weight", "bias"}));
}

TEST_F(BridgeTest, DenseKeepsSentencesApart) {
  Bridge dense = bridge(BridgeKind::dense);
  source_.final = torch::randn({2, 3, 2});
  const torch::Tensor together = dense.forward(source_);
  for (int64_t row = 0; row < 3; ++row) {
    EncoderOutput single = source_;
    single.final = source_.final.narrow(1, row, 1);
    EXPECT_LE(largest_difference(dense.forward(single), together.narrow(1, row, 1)), 1e-6);
  }
}

}  // namespace
}  // namespace regard
