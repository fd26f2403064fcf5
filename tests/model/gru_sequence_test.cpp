#include <gtest/gtest.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "attention/gradient_check.h"
#include "model/cell_sequence.h"

namespace regard {
namespace {

/// The equations of gru.h, one ATen operation after another.
torch::Tensor plain_loop(const CellSequence& given, const torch::Tensor& weight,
                         const torch::Tensor& bias) {
  const int64_t steps = given.inputs.size(0);
  std::vector<torch::Tensor> states(static_cast<size_t>(steps));
  torch::Tensor state = given.first;
  for (int64_t i = 0; i < steps; ++i) {
    const int64_t t = given.reverse ? steps - 1 - i : i;
    const auto x = given.inputs[t].chunk(3, 1);
    const auto h = (state.matmul(weight.t()) + bias).chunk(3, 1);
    const torch::Tensor r = torch::sigmoid(x[0] + h[0]), z = torch::sigmoid(x[1] + h[1]);
    const torch::Tensor n = torch::tanh(x[2] + r * h[2]);
    const torch::Tensor next = (1 - z) * n + z * state;
    state = given.mask.defined() ? torch::where(given.mask[t].unsqueeze(1), next, state) : next;
    states[static_cast<size_t>(t)] = state;
  }
  return torch::stack(states);
}

/// A sequence, and the leaves that its weight is made of.
struct Given {
  CellSequence sequence;
  torch::Tensor weight, bias;

  /// The leaves again, for a graph of its own.
  const CellSequence& renewed() {
    sequence.weight = {weight, bias};
    return sequence;
  }
  std::vector<torch::Tensor> leaves() const {
    return {sequence.inputs, sequence.first, weight, bias};
  }
};

/// Four sentences of width 3 over `steps` steps.
Given given(int64_t steps, bool masked, bool reverse) {
  torch::manual_seed(1);
  const auto leaf = [](at::IntArrayRef size) {
    return torch::randn(size, torch::kDouble).requires_grad_();
  };
  Given made{.sequence = {.inputs = leaf({steps, 4, 9}),
                          .first = leaf({4, 3}),
                          .weight = {},
                          .mask = {},
                          .reverse = reverse},
             .weight = leaf({9, 3}),
             .bias = leaf({9})};
  made.renewed();
  if (!masked) return made;
  // A whole sentence, one that ends, one with a hole and one without a word; then a step with none.
  torch::Tensor& mask = made.sequence.mask;
  mask = torch::ones({steps, 4}, torch::kBool);
  mask.narrow(0, steps / 2, steps - steps / 2).select(1, 1).fill_(false);
  mask[steps / 3][2] = false;
  mask.select(1, 3).fill_(false);
  mask[steps - 1].fill_(false);
  return made;
}

class GruSequenceTest : public testing::TestWithParam<std::tuple<int64_t, bool, bool>> {
 protected:
  Given given_ = std::apply(given, GetParam());
  CellSequence& sequence_ = given_.sequence;
};

TEST_P(GruSequenceTest, EqualsThePlainLoopForwardAndBackward) {
  const torch::Tensor states = gru_sequence(sequence_),
                      expected = plain_loop(sequence_, given_.weight, given_.bias);
  EXPECT_LE(largest_difference(states, expected), 1e-10);
  const torch::Tensor upstream = torch::randn_like(states);
  const auto gradients = torch::autograd::grad({states}, given_.leaves(), {upstream});
  const auto references = torch::autograd::grad({expected}, given_.leaves(), {upstream});
  for (size_t i = 0; i < gradients.size(); ++i)
    EXPECT_LE(largest_difference(gradients[i], references[i]), 1e-10) << "input " << i;
}

TEST_P(GruSequenceTest, GradientsAreThoseOfFiniteDifferences) {
  const torch::Tensor weights = torch::randn({sequence_.inputs.size(0), 4, 3}, torch::kDouble);
  const auto loss = [&] { return (gru_sequence(given_.renewed()) * weights).sum(); };
  EXPECT_LE(gradient_error(loss, given_.leaves()), 1e-8);
  EXPECT_TRUE(refuses_second_order(loss(), given_.leaves()[0]));
}

TEST_P(GruSequenceTest, InBfloat16ItFollowsTheWideOne) {
  const torch::Tensor expected = gru_sequence(sequence_);
  const auto references = torch::autograd::grad({expected.sum()}, given_.leaves());
  sequence_.inputs = sequence_.inputs.detach().to(torch::kBFloat16).requires_grad_();
  sequence_.first = sequence_.first.detach().to(torch::kFloat).requires_grad_();
  given_.weight = given_.weight.detach().to(torch::kFloat).requires_grad_();
  given_.bias = given_.bias.detach().to(torch::kFloat).requires_grad_();
  const torch::Tensor states = gru_sequence(given_.renewed());
  EXPECT_EQ(states.scalar_type(), torch::kBFloat16);
  EXPECT_LE(largest_difference(states.to(torch::kDouble), expected), 0.03);
  const auto leaves = given_.leaves();
  const auto gradients = torch::autograd::grad({states.sum()}, leaves);
  for (size_t i = 0; i < gradients.size(); ++i) {
    EXPECT_EQ(gradients[i].scalar_type(), leaves[i].scalar_type());
    const double size = references[i].abs().max().item<double>();
    EXPECT_LE(largest_difference(gradients[i].to(torch::kDouble), references[i]),
              0.03 * size + 0.03)
        << "input " << i;
  }
}

TEST_P(GruSequenceTest, MaskedStepsKeepTheState) {
  if (!sequence_.mask.defined()) sequence_.mask = torch::zeros({sequence_.inputs.size(0), 4}) > 0;
  const torch::Tensor states = gru_sequence(sequence_);
  const int64_t steps = states.size(0);
  for (int64_t i = 0; i < steps; ++i) {
    const int64_t t = sequence_.reverse ? steps - 1 - i : i;
    const torch::Tensor before =
        i == 0 ? sequence_.first : states[sequence_.reverse ? t + 1 : t - 1];
    for (int64_t row = 0; row < 4; ++row) {
      const bool word = sequence_.mask[t][row].item<bool>();
      EXPECT_EQ(torch::equal(states[t][row], before[row]), !word) << "step " << t << " row " << row;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, GruSequenceTest,
                         testing::Combine(testing::Values<int64_t>(1, 6), testing::Bool(),
                                          testing::Bool()));

TEST(GruSequenceShapeTest, RefusesWhatDoesNotFit) {
  const auto refuses = [](auto&& spoil) {
    Given spoilt = given(6, true, false);
    spoil(spoilt);
    EXPECT_THROW(gru_sequence(spoilt.renewed()), c10::Error);
  };
  refuses([](Given& s) { s.sequence.inputs = s.sequence.inputs.narrow(0, 0, 0); });
  refuses([](Given& s) { s.sequence.inputs = s.sequence.inputs[0]; });
  refuses([](Given& s) { s.sequence.first = s.sequence.first.narrow(0, 0, 1); });
  refuses([](Given& s) { s.weight = s.weight.narrow(0, 0, 8); });
  refuses([](Given& s) { s.bias = s.bias.narrow(0, 0, 1); });
  refuses([](Given& s) { s.sequence.mask = s.sequence.mask.narrow(0, 0, 5); });
  refuses([](Given& s) { s.sequence.mask = s.sequence.mask.narrow(1, 0, 1); });
}

}  // namespace
}  // namespace regard
