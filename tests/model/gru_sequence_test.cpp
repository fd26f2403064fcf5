#include <gtest/gtest.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "attention/gradient_check.h"
#include "regard/model/gru.h"

namespace regard {
namespace {

/// The equations of gru.h, one ATen operation after another.
torch::Tensor plain_loop(const GruSequence& given) {
  const int64_t steps = given.inputs.size(0);
  std::vector<torch::Tensor> states(static_cast<size_t>(steps));
  torch::Tensor state = given.first;
  for (int64_t i = 0; i < steps; ++i) {
    const int64_t t = given.reverse ? steps - 1 - i : i;
    const auto x = given.inputs[t].chunk(3, 1);
    const auto h = (state.matmul(given.weight.t()) + given.bias).chunk(3, 1);
    const torch::Tensor r = torch::sigmoid(x[0] + h[0]), z = torch::sigmoid(x[1] + h[1]);
    const torch::Tensor n = torch::tanh(x[2] + r * h[2]);
    const torch::Tensor next = (1 - z) * n + z * state;
    state = given.mask.defined() ? torch::where(given.mask[t].unsqueeze(1), next, state) : next;
    states[static_cast<size_t>(t)] = state;
  }
  return torch::stack(states);
}

/// Four sentences of width 3 over `steps` steps.
GruSequence sequence(int64_t steps, bool masked, bool reverse) {
  torch::manual_seed(1);
  const auto leaf = [](at::IntArrayRef size) {
    return torch::randn(size, torch::kDouble).requires_grad_();
  };
  GruSequence made{.inputs = leaf({steps, 4, 9}),
                   .first = leaf({4, 3}),
                   .weight = leaf({9, 3}),
                   .bias = leaf({9}),
                   .mask = {},
                   .reverse = reverse};
  if (!masked) return made;
  // A whole sentence, one that ends, one with a hole and one without a word; then a step with none.
  made.mask = torch::ones({steps, 4}, torch::kBool);
  made.mask.narrow(0, steps / 2, steps - steps / 2).select(1, 1).fill_(false);
  made.mask[steps / 3][2] = false;
  made.mask.select(1, 3).fill_(false);
  made.mask[steps - 1].fill_(false);
  return made;
}

std::vector<torch::Tensor> leaves(const GruSequence& of) {
  return {of.inputs, of.first, of.weight, of.bias};
}

class GruSequenceTest : public testing::TestWithParam<std::tuple<int64_t, bool, bool>> {
 protected:
  GruSequence sequence_ = std::apply(sequence, GetParam());
};

TEST_P(GruSequenceTest, EqualsThePlainLoopForwardAndBackward) {
  const torch::Tensor states = gru_sequence(sequence_), expected = plain_loop(sequence_);
  EXPECT_LE(largest_difference(states, expected), 1e-10);
  const torch::Tensor upstream = torch::randn_like(states);
  const auto gradients = torch::autograd::grad({states}, leaves(sequence_), {upstream});
  const auto references = torch::autograd::grad({expected}, leaves(sequence_), {upstream});
  for (size_t i = 0; i < gradients.size(); ++i)
    EXPECT_LE(largest_difference(gradients[i], references[i]), 1e-10) << "input " << i;
}

TEST_P(GruSequenceTest, GradientsAreThoseOfFiniteDifferences) {
  const torch::Tensor weights = torch::randn({sequence_.inputs.size(0), 4, 3}, torch::kDouble);
  EXPECT_LE(
      gradient_error([&] { return (gru_sequence(sequence_) * weights).sum(); }, leaves(sequence_)),
      1e-8);
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
    GruSequence spoilt = sequence(6, true, false);
    spoil(spoilt);
    EXPECT_THROW(gru_sequence(spoilt), c10::Error);
  };
  refuses([](GruSequence& s) { s.inputs = s.inputs.narrow(0, 0, 0); });
  refuses([](GruSequence& s) { s.inputs = s.inputs[0]; });
  refuses([](GruSequence& s) { s.first = s.first.narrow(0, 0, 1); });
  refuses([](GruSequence& s) { s.weight = s.weight.narrow(0, 0, 8); });
  refuses([](GruSequence& s) { s.bias = s.bias.narrow(0, 0, 1); });
  refuses([](GruSequence& s) { s.mask = s.mask.narrow(0, 0, 5); });
  refuses([](GruSequence& s) { s.mask = s.mask.narrow(1, 0, 1); });
}

}  // namespace
}  // namespace regard
