#include "regard/model/recurrence.h"

#include <gtest/gtest.h>
#include <torch/nn/init.h>
#include <torch/nn/modules/rnn.h>
#include <torch/nn/utils/rnn.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "attention/gradient_check.h"

namespace regard {
namespace {

/// torch::nn::GRU and ours, in double precision and with the same weights.
class GruTest : public testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    theirs_ = torch::nn::GRU(
        torch::nn::GRUOptions(5, 4).num_layers(2).bidirectional(GetParam()).batch_first(true));
    torch::manual_seed(1);
    ours_ = std::make_shared<Recurrence>(shape());
    theirs_->to(torch::kDouble);
    ours_->to(torch::kDouble);
    input_ = torch::randn({3, 6, 5}, torch::kDouble);
    first_ = torch::randn({2, 3, directions() * 4}, torch::kDouble);
  }

  RecurrentShape shape() const {
    return {.input_size = 5, .hidden_size = 4, .layers = 2, .bidirectional = GetParam()};
  }
  int64_t directions() const { return GetParam() ? 2 : 1; }

  /// [L,B,D*H] as torch::nn::GRU has it, [L*D,B,H], and back.
  torch::Tensor theirs_of(const torch::Tensor& state) const {
    return state.view({2, 3, directions(), 4}).transpose(1, 2).reshape({-1, 3, 4});
  }
  torch::Tensor ours_of(const torch::Tensor& state) const {
    return state.view({2, directions(), 3, 4}).transpose(1, 2).reshape({2, 3, -1});
  }

  void expect_equal(const RecurrentOutput& actual, const torch::Tensor& states,
                    const torch::Tensor& final) {
    EXPECT_LE(largest_difference(actual.states, states), 1e-12);
    EXPECT_LE(largest_difference(actual.final, ours_of(final)), 1e-12);
    const torch::Tensor weights = torch::randn_like(states), last = torch::randn_like(actual.final);
    ((actual.states * weights).sum() + (actual.final * last).sum()).backward();
    ((states * weights).sum() + (ours_of(final) * last).sum()).backward();
    for (const auto& parameter : theirs_->named_parameters())
      EXPECT_LE(largest_difference(ours_->named_parameters()[parameter.key()].grad(),
                                   parameter.value().grad()),
                1e-12)
          << parameter.key();
  }

  torch::nn::GRU theirs_ = nullptr;
  std::shared_ptr<Recurrence> ours_;
  torch::Tensor input_, first_;
};

TEST_P(GruTest, DrawsTheSameWeightsUnderTheSameNames) {
  EXPECT_EQ(ours_->parameters().size(), theirs_->parameters().size());
  for (const auto& parameter : theirs_->named_parameters())
    EXPECT_TRUE(torch::equal(ours_->named_parameters()[parameter.key()], parameter.value()))
        << parameter.key();
}

TEST_P(GruTest, EqualsTorchWithoutAndWithAFirstState) {
  const auto [plain, plain_final] = theirs_->forward(input_);
  expect_equal(ours_->forward(input_, {}, {}), plain, plain_final);
  const auto [states, final] = theirs_->forward(input_, theirs_of(first_));
  expect_equal(ours_->forward(input_, first_, {}), states, final);
}

TEST_P(GruTest, AMaskIsWhatPackedLengthsAre) {
  const torch::Tensor lengths = torch::tensor({4, 6, 1});
  const auto packed = torch::nn::utils::rnn::pack_padded_sequence(
      input_, lengths, /*batch_first=*/true, /*enforce_sorted=*/false);
  const auto [packed_states, final] = theirs_->forward_with_packed_input(packed, theirs_of(first_));
  const torch::Tensor states =
      std::get<0>(torch::nn::utils::rnn::pad_packed_sequence(packed_states, true));
  const torch::Tensor mask = torch::arange(6).unsqueeze(0) < lengths.unsqueeze(1);
  expect_equal(ours_->forward(input_, first_, mask), states, final);
}

TEST_P(GruTest, DropsOutBetweenLayersInTrainingOnly) {
  RecurrentShape dropping = shape();
  dropping.dropout = 0.5;
  Recurrence gru(dropping);
  const torch::Tensor input = torch::randn({3, 6, 5});
  EXPECT_FALSE(torch::equal(gru.forward(input, {}, {}).states, gru.forward(input, {}, {}).states));
  gru.eval();
  EXPECT_TRUE(torch::equal(gru.forward(input, {}, {}).states, gru.forward(input, {}, {}).states));
}

TEST_P(GruTest, RefusesOtherShapes) {
  EXPECT_THROW(ours_->forward(input_.narrow(2, 0, 4), {}, {}), c10::Error);
  EXPECT_THROW(ours_->forward(input_[0], {}, {}), c10::Error);
  EXPECT_THROW(ours_->forward(input_, torch::cat({first_, first_}), {}), c10::Error);
  EXPECT_THROW(ours_->forward(input_, first_.narrow(1, 0, 1), {}), c10::Error);
  EXPECT_THROW(ours_->forward(input_, {}, torch::ones({3, 5}, torch::kBool)), c10::Error);
}

/// torch::nn::LSTM and ours.
class LstmTest : public testing::TestWithParam<bool> {
 protected:
  LstmTest() {
    torch::manual_seed(1);
    ours_ = std::make_shared<Recurrence>(RecurrentShape{.cell = CellKind::lstm,
                                                        .input_size = 5,
                                                        .hidden_size = 4,
                                                        .layers = 2,
                                                        .bidirectional = GetParam()});
    theirs_->to(torch::kDouble);
    ours_->to(torch::kDouble);
  }
  int64_t directions() const { return GetParam() ? 2 : 1; }
  /// State or cell of what we carry, [L,B,D*H], as [L*D,B,H].
  torch::Tensor theirs_of(const torch::Tensor& carried, int64_t part) const {
    return carried.chunk(2, 2)[static_cast<size_t>(part)]
        .view({2, 3, directions(), 4})
        .transpose(1, 2)
        .reshape({-1, 3, 4});
  }

  torch::nn::LSTM theirs_ =
      (torch::manual_seed(1),
       torch::nn::LSTM(
           torch::nn::LSTMOptions(5, 4).num_layers(2).bidirectional(GetParam()).batch_first(true)));
  std::shared_ptr<Recurrence> ours_;
  torch::Tensor input_ = torch::randn({3, 6, 5}, torch::kDouble);
  torch::Tensor first_ = torch::randn({2, 3, directions() * 8}, torch::kDouble);
};

TEST_P(LstmTest, EqualsTorchForwardAndBackwardOverPackedLengths) {
  const torch::Tensor lengths = torch::tensor({4, 6, 1});
  const auto packed = torch::nn::utils::rnn::pack_padded_sequence(
      input_, lengths, /*batch_first=*/true, /*enforce_sorted=*/false);
  const auto [packed_states, last] = theirs_->forward_with_packed_input(
      packed, std::tuple(theirs_of(first_, 0), theirs_of(first_, 1)));
  const torch::Tensor states =
      std::get<0>(torch::nn::utils::rnn::pad_packed_sequence(packed_states, true));
  const torch::Tensor mask = torch::arange(6).unsqueeze(0) < lengths.unsqueeze(1);
  const RecurrentOutput read = ours_->forward(input_, first_, mask);
  const torch::Tensor state = theirs_of(read.final, 0), cell = theirs_of(read.final, 1);
  EXPECT_LE(largest_difference(read.states, states), 1e-12);
  EXPECT_LE(largest_difference(state, std::get<0>(last)), 1e-12);
  EXPECT_LE(largest_difference(cell, std::get<1>(last)), 1e-12);
  const auto weights = torch::randn_like(states), of_cell = torch::randn_like(cell);
  ((read.states * weights).sum() + (cell * of_cell).sum() + state.sum()).backward();
  ((states * weights).sum() + (std::get<1>(last) * of_cell).sum() + std::get<0>(last).sum())
      .backward();
  EXPECT_EQ(ours_->parameters().size(), theirs_->parameters().size());
  for (const auto& parameter : theirs_->named_parameters()) {
    const torch::Tensor& own = ours_->named_parameters()[parameter.key()];
    EXPECT_TRUE(torch::equal(own, parameter.value())) << parameter.key();
    EXPECT_LE(largest_difference(own.grad(), parameter.value().grad()), 1e-12) << parameter.key();
  }
}

INSTANTIATE_TEST_SUITE_P(Directions, LstmTest, testing::Bool(),
                         [](const auto& info) { return info.param ? "both" : "forward"; });

/// Layer for layer by torch::nn::GRU, with what is between the layers written out.
TEST(RecurrenceTest, ResidualsAndNormsStandAfterEachLayer) {
  Recurrence ours(
      {.input_size = 4, .hidden_size = 4, .layers = 2, .residual = true, .layer_norm = true});
  const auto weights = ours.named_parameters();
  for (const char* name : {"norm_l0.weight", "norm_l0.bias", "norm_l1.weight", "norm_l1.bias"})
    torch::nn::init::normal_(weights[name]);
  const torch::Tensor input = torch::randn({2, 5, 4});
  const auto layer = [&](int index, const torch::Tensor& given) {
    const std::string suffix = "_l" + std::to_string(index);
    torch::nn::GRU gru(torch::nn::GRUOptions(4, 4).batch_first(true));
    torch::NoGradGuard no_grad;
    for (auto& parameter : gru->named_parameters())
      parameter.value().copy_(
          weights[parameter.key().substr(0, parameter.key().rfind("_l")) + suffix]);
    return at::layer_norm(std::get<0>(gru->forward(given)), {4},
                          weights["norm" + suffix + ".weight"], weights["norm" + suffix + ".bias"]);
  };
  const torch::Tensor first = layer(0, input);
  EXPECT_LE(largest_difference(ours.forward(input, {}, {}).states, layer(1, first) + first), 1e-5);
}

INSTANTIATE_TEST_SUITE_P(Directions, GruTest, testing::Bool(),
                         [](const auto& info) { return info.param ? "both" : "forward"; });

}  // namespace
}  // namespace regard
