#include "regard/attention/attention.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>

#include "attention/gradient_check.h"
#include "regard/attention/masked_softmax.h"

namespace regard {
namespace {

constexpr AttentionShape shape{
    .query_size = 6, .state_size = 6, .hidden_size = 4, .max_length = 7, .bandwidth = 2};
constexpr double rounding = 1e-12;

std::vector<AttentionKind> kinds() {
  std::vector<AttentionKind> kinds;
  for (const auto& [kind, name] : EnumNames<AttentionKind>::values)
    if (kind != AttentionKind::none) kinds.push_back(kind);
  return kinds;
}

/// What holds for every kind: three sentences of 5, 3 and 1 words, two queries each, in double
/// precision. Padding holds large numbers, so that whoever reads it is found out.
class AttentionContractTest : public testing::TestWithParam<AttentionKind> {
 protected:
  void SetUp() override {
    attention_ = make_attention(GetParam(), shape);
    attention_->to(torch::kDouble);
    const torch::Tensor lengths = torch::tensor({5, 3, 1});
    mask_ = torch::arange(5).unsqueeze(0) < lengths.unsqueeze(1);
    query_ = torch::randn({3, 2, shape.query_size}, torch::kDouble);
    states_ = torch::randn({3, 5, shape.state_size}, torch::kDouble);
    states_.masked_fill_(~mask_.unsqueeze(2), 100);
  }

  AttentionOutput attend(const torch::Tensor& query, const torch::Tensor& states,
                         const torch::Tensor& mask) {
    return attention_->forward(query, attention_->remember(states, mask));
  }
  AttentionOutput attend() { return attend(query_, states_, mask_); }

  std::shared_ptr<Attention> attention_;
  torch::Tensor query_, states_, mask_;
};

TEST_P(AttentionContractTest, RowsSumToOneOverWordsAndPaddingWeighsNothing) {
  const AttentionOutput output = attend();
  EXPECT_LE(largest_difference(output.weights.sum(2), torch::ones({3, 2}, torch::kDouble)),
            rounding);
  EXPECT_TRUE(output.weights.ge(0).all().item<bool>());
  EXPECT_TRUE(output.weights.masked_select(~mask_.unsqueeze(1)).eq(0).all().item<bool>());
  EXPECT_LE(largest_difference(output.context, torch::bmm(output.weights, states_)), rounding);
}

TEST_P(AttentionContractTest, PermutedKeysGivePermutedWeights) {
  const torch::Tensor order = torch::tensor({3, 0, 4, 1, 2});
  const torch::Tensor states = torch::randn_like(states_);
  const torch::Tensor weights = attend(query_, states, {}).weights;
  const torch::Tensor permuted = attend(query_, states.index_select(1, order), {}).weights;
  // Location attention looks at no key: where a key lies is all that it weighs.
  const bool blind = GetParam() == AttentionKind::location;
  EXPECT_LE(largest_difference(permuted, blind ? weights : weights.index_select(2, order)),
            rounding);
}

TEST_P(AttentionContractTest, ARowIsItsOwn) {
  const AttentionOutput together = attend();
  for (const auto& [row, words] : {std::pair(0, 5), std::pair(1, 3), std::pair(2, 1)}) {
    const torch::Tensor states = states_.narrow(0, row, 1).narrow(1, 0, words);
    for (int64_t t = 0; t < 2; ++t) {
      const torch::Tensor query = query_.narrow(0, row, 1).narrow(1, t, 1);
      const AttentionOutput alone = attend(query, states, {});
      EXPECT_LE(largest_difference(alone.context[0][0], together.context[row][t]), rounding);
      EXPECT_LE(
          largest_difference(alone.weights[0][0], together.weights[row][t].narrow(0, 0, words)),
          rounding);
    }
  }
}

TEST_P(AttentionContractTest, ARowWithoutWordsIsZero) {
  mask_[1].fill_(false);
  states_.requires_grad_();
  const AttentionOutput output = attend();
  EXPECT_TRUE(output.weights[1].eq(0).all().item<bool>());
  EXPECT_TRUE(output.context[1].eq(0).all().item<bool>());
  (output.context.sum() + output.weights.square().sum()).backward();
  EXPECT_TRUE(states_.grad().isfinite().all().item<bool>());
  EXPECT_TRUE(states_.grad()[1].eq(0).all().item<bool>());
}

TEST_P(AttentionContractTest, GradientsAreTrueAndReachEveryParameter) {
  states_ = torch::randn_like(states_);
  const torch::Tensor of_context = torch::randn_like(query_), of_weights = torch::randn({3, 2, 5});
  std::vector<torch::Tensor> inputs = attention_->parameters();
  inputs.push_back(query_.requires_grad_());
  inputs.push_back(states_.requires_grad_());
  const auto loss = [&] {
    const AttentionOutput output = attend();
    return (output.context * of_context).sum() + (output.weights * of_weights).sum();
  };
  EXPECT_LE(gradient_error(loss, inputs), 1e-8);
  for (const auto& parameter : attention_->named_parameters()) {
    if (!parameter.value().requires_grad()) continue;  // of a kernel that is flat
    ASSERT_TRUE(parameter.value().grad().defined()) << parameter.key();
    // A softmax does not see what is added to all scores alike.
    if (parameter.key() == "Va.bias") continue;
    EXPECT_GT(parameter.value().grad().abs().max().item<double>(), 1e-6) << parameter.key();
  }
}

TEST_P(AttentionContractTest, SelectedMemoryIsThatOfTheRows) {
  const torch::Tensor rows = torch::tensor({2, 0, 2, 1});
  const Memory selected = attention_->remember(states_, mask_).select(rows);
  const AttentionOutput output = attention_->forward(query_.index_select(0, rows), selected);
  EXPECT_LE(largest_difference(output.weights, attend().weights.index_select(0, rows)), rounding);
  EXPECT_LE(largest_difference(output.context, attend().context.index_select(0, rows)), rounding);
}

/// Takes down what it sees, and may put other weights in its place.
struct Onlooker : AttentionObserver {
  std::vector<AttentionAct> acts;
  torch::Tensor instead;

  torch::Tensor see(const AttentionAct& act) override {
    acts.push_back(act);
    return instead.defined() ? instead : act.weights;
  }
};

TEST_P(AttentionContractTest, WhoLooksOnSeesHowTheWeightsCameAbout) {
  Onlooker onlooker;
  Memory memory = attention_->remember(states_, mask_);
  memory.watch = {&onlooker, {AttentionPart::cross, 3}};
  const AttentionOutput output = attention_->forward(query_, memory);
  ASSERT_EQ(onlooker.acts.size(), 1u);
  const AttentionAct& act = onlooker.acts.front();
  EXPECT_EQ(act.site.layer, 3);
  // Where nobody looks on, other loops may add in another order.
  EXPECT_LE(largest_difference(output.weights, attend().weights), rounding);
  EXPECT_TRUE(act.weights.equal(output.weights.unsqueeze(1)));
  EXPECT_LE(largest_difference(masked_softmax(act.scores, mask_), act.weights), rounding);
  const bool blind = GetParam() == AttentionKind::location || GetParam() == AttentionKind::constant;
  EXPECT_EQ(act.terms.queries.defined(), !blind);
  if (!blind) {
    EXPECT_EQ(act.terms.queries.size(3), act.terms.keys.size(3));
  }
}

TEST_P(AttentionContractTest, WhoLooksOnMayChangeTheWeights) {
  Onlooker onlooker;
  onlooker.instead = torch::zeros({3, 1, 2, 5}, torch::kDouble);
  onlooker.instead.select(3, 0).fill_(1);
  Memory memory = attention_->remember(states_, mask_);
  memory.watch.observer = &onlooker;
  const AttentionOutput output =
      attention_->forward(query_, memory.select(torch::tensor({0, 1, 2})));
  EXPECT_TRUE(output.weights.equal(onlooker.instead.squeeze(1)));
  EXPECT_LE(largest_difference(output.context.select(1, 1), states_.select(1, 0)), rounding);
}

TEST_P(AttentionContractTest, RefusesWrongShapes) {
  EXPECT_THROW(attend(torch::randn({3, 2, 5}, torch::kDouble), states_, mask_), c10::Error);
  EXPECT_THROW(attend(query_.narrow(0, 0, 2), states_, mask_), c10::Error);
  EXPECT_THROW(attend(query_, states_.narrow(0, 0, 1), {}), c10::Error);
  EXPECT_THROW(attend(query_, states_, mask_.narrow(1, 0, 4)), c10::Error);
  EXPECT_THROW(attend(query_, states_, mask_.narrow(0, 0, 1)), c10::Error);
  // These read no key, and average any value.
  if (GetParam() == AttentionKind::location || GetParam() == AttentionKind::constant) return;
  EXPECT_THROW(attend(query_, states_.narrow(2, 0, 5), mask_), c10::Error);
}

TEST_P(AttentionContractTest, StaysFiniteInBfloat16) {
  const torch::Tensor mask = mask_.logical_and(torch::tensor({true, true, false}).unsqueeze(1));
  attention_->to(torch::kBFloat16);
  const AttentionOutput output =
      attend(query_.to(torch::kBFloat16), states_.to(torch::kBFloat16), mask);
  EXPECT_EQ(output.context.scalar_type(), torch::kBFloat16);
  EXPECT_TRUE(output.context.isfinite().all().item<bool>());
  EXPECT_TRUE(output.weights[2].eq(0).all().item<bool>());
}

INSTANTIATE_TEST_SUITE_P(Kinds, AttentionContractTest, testing::ValuesIn(kinds()),
                         [](const auto& info) {
                           std::string name(name_of(info.param));
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(AttentionTest, NoneIsNoAttention) {
  EXPECT_EQ(make_attention(AttentionKind::none, shape), nullptr);
}

TEST(AttentionTest, ASelectedMemoryStoresStatesThatAreKeysOnce) {
  const torch::Tensor states = torch::randn({3, 2, 6});
  const Memory shared =
      Memory{.keys = states, .values = states, .mask = {}}.select(torch::tensor({1, 0}));
  EXPECT_TRUE(shared.keys.is_same(shared.values));
  EXPECT_FALSE(shared.mask.defined());
  EXPECT_TRUE(torch::equal(shared.values[0], states[1]));
}

}  // namespace
}  // namespace regard
