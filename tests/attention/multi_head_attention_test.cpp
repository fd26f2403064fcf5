#include "regard/attention/multi_head_attention.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>

#include "attention/gradient_check.h"
#include "base/scratch.h"
#include "regard/attention/masked_softmax.h"

namespace regard {
namespace {

constexpr double rounding = 1e-12;

MultiHeadShape shape_of(AttentionKind kind) {
  return {.width = 6, .head = {.heads = 2, .bandwidth = 1.5}, .kind = kind};
}

std::vector<AttentionKind> kinds() {
  std::vector<AttentionKind> kinds;
  for (const auto& [kind, name] : EnumNames<AttentionKind>::values)
    if (kind != AttentionKind::none && kind != AttentionKind::location) kinds.push_back(kind);
  return kinds;
}

/// What holds for every kind: three sentences of 5, 3 and 1 words, two queries each, in double
/// precision. Padding holds large numbers, so that whoever reads it is found out.
class MultiHeadContractTest : public ::testing::TestWithParam<AttentionKind> {
 protected:
  void SetUp() override {
    attention_ = std::make_shared<MultiHeadAttention>(shape_of(GetParam()));
    attention_->to(torch::kDouble);
    mask_ = length_mask(torch::tensor({5, 3, 1}), 5);
    query_ = torch::randn({3, 2, 6}, torch::kDouble);
    states_ = torch::randn({3, 5, 6}, torch::kDouble);
    states_.masked_fill_(~mask_.unsqueeze(2), 100);
  }

  MultiHeadOutput attend(const torch::Tensor& query, const torch::Tensor& states,
                         const torch::Tensor& mask, Weights weights = Weights::give) {
    return attention_->forward(query, attention_->remember(states, mask), weights);
  }
  MultiHeadOutput attend() { return attend(query_, states_, mask_); }

  std::shared_ptr<MultiHeadAttention> attention_;
  torch::Tensor query_, states_, mask_;
};

TEST_P(MultiHeadContractTest, RowsSumToOneOverWordsAndPaddingWeighsNothing) {
  const torch::Tensor weights = attend().weights;
  ASSERT_EQ(weights.sizes(), (std::vector<int64_t>{3, 2, 2, 5}));
  EXPECT_LE(largest_difference(weights.sum(3), torch::ones({3, 2, 2}, torch::kDouble)), rounding);
  EXPECT_TRUE(weights.masked_select(~mask_.view({3, 1, 1, 5})).eq(0).all().item<bool>());
}

/// Takes down what it sees.
struct Onlooker : AttentionObserver {
  std::vector<AttentionAct> acts;
  torch::Tensor see(const AttentionAct& act) override {
    acts.push_back(act);
    return act.weights;
  }
};

TEST_P(MultiHeadContractTest, WhoLooksOnSeesAllHeadsEvenWhereNobodyWantsWeights) {
  const MultiHeadOutput alone = attend(query_, states_, mask_, Weights::give);
  Onlooker onlooker;
  Memory memory = attention_->remember(states_, mask_);
  memory.watch = {&onlooker, {AttentionPart::decoder, 1}};
  const MultiHeadOutput seen = attention_->forward(query_, memory, Weights::leave_out);
  ASSERT_EQ(onlooker.acts.size(), 1u);
  EXPECT_TRUE(onlooker.acts[0].weights.equal(alone.weights));
  EXPECT_LE(largest_difference(seen.output, alone.output), rounding);
}

TEST_P(MultiHeadContractTest, WhoLooksOnStaysWhileAMemoryGrows) {
  Onlooker onlooker;
  Memory past;
  past.watch = {&onlooker, {AttentionPart::decoder, 1}};
  for (int64_t t = 0; t < 2; ++t)
    attention_->attend_self(query_.narrow(1, t, 1), past, {}, Weights::leave_out);
  ASSERT_EQ(onlooker.acts.size(), 2u);
  EXPECT_EQ(onlooker.acts[1].site.layer, 1);
  EXPECT_EQ(onlooker.acts[1].weights.size(3), 2);
}

TEST_P(MultiHeadContractTest, WithoutWeightsItSaysTheSame) {
  std::vector<torch::Tensor> gradients[2];
  torch::Tensor outputs[2];
  for (const Weights weights : {Weights::give, Weights::leave_out}) {
    attention_->zero_grad();
    states_ = states_.detach().requires_grad_();
    const auto which = static_cast<size_t>(weights);
    const MultiHeadOutput said = attend(query_, states_, mask_, weights);
    EXPECT_EQ(said.weights.defined(), weights == Weights::give);
    outputs[which] = said.output;
    said.output.square().sum().backward();
    gradients[which].push_back(states_.grad());
    for (const torch::Tensor& parameter : attention_->parameters())
      if (parameter.grad().defined()) gradients[which].push_back(parameter.grad().clone());
  }
  EXPECT_LE(largest_difference(outputs[0], outputs[1]), rounding);
  ASSERT_EQ(gradients[0].size(), gradients[1].size());
  for (size_t i = 0; i < gradients[0].size(); ++i)
    EXPECT_LE(largest_difference(gradients[0][i], gradients[1][i]), 1e-9) << i;
}

TEST_P(MultiHeadContractTest, PermutedKeysGivePermutedWeights) {
  const torch::Tensor order = torch::tensor({3, 0, 4, 1, 2});
  const torch::Tensor states = torch::randn_like(states_);
  const MultiHeadOutput plain = attend(query_, states, {});
  const MultiHeadOutput permuted = attend(query_, states.index_select(1, order), {});
  EXPECT_LE(largest_difference(permuted.weights, plain.weights.index_select(3, order)), rounding);
  EXPECT_LE(largest_difference(permuted.output, plain.output), rounding);
}

TEST_P(MultiHeadContractTest, ASentenceIsItsOwn) {
  const torch::Tensor together = attend().output;
  for (const auto& [row, words] : {std::pair(0, 5), std::pair(1, 3), std::pair(2, 1)}) {
    const torch::Tensor single =
        attend(query_.narrow(0, row, 1), states_.narrow(0, row, 1).narrow(1, 0, words), {}).output;
    EXPECT_LE(largest_difference(single[0], together[row]), rounding);
  }
}

TEST_P(MultiHeadContractTest, ARowWithoutWordsIsTheBias) {
  mask_[1].fill_(false);
  const torch::Tensor bias = attention_->named_parameters()["out_proj.bias"];
  {
    torch::NoGradGuard no_grad;
    bias.uniform_();
  }
  for (const Weights weights : {Weights::give, Weights::leave_out}) {
    states_ = states_.detach().requires_grad_();
    const torch::Tensor output = attend(query_, states_, mask_, weights).output;
    EXPECT_LE(largest_difference(output[1], bias.expand({2, 6})), rounding);
    output.sum().backward();
    EXPECT_TRUE(states_.grad().isfinite().all().item<bool>());
    EXPECT_TRUE(states_.grad()[1].eq(0).all().item<bool>());
  }
}

TEST_P(MultiHeadContractTest, GradientsAreTrueAndReachEveryParameter) {
  states_ = torch::randn_like(states_);
  const torch::Tensor of_output = torch::randn_like(query_);
  const torch::Tensor of_weights = torch::randn({3, 2, 2, 5}, torch::kDouble);
  std::vector<torch::Tensor> inputs = attention_->parameters();
  inputs.push_back(query_.requires_grad_());
  inputs.push_back(states_.requires_grad_());
  const auto loss = [&] {
    const MultiHeadOutput said = attend();
    return (said.output * of_output).sum() + (said.weights * of_weights).sum();
  };
  EXPECT_LE(gradient_error(loss, inputs), 1e-8);
  for (const auto& parameter : attention_->named_parameters())
    EXPECT_GT(parameter.value().grad().abs().max().item<double>(), 1e-6) << parameter.key();
}

TEST_P(MultiHeadContractTest, WordAfterWordIsAllAtOnceUnderACausalMask) {
  for (const bool rotary : {false, true}) {
    MultiHeadShape shape = shape_of(GetParam());
    shape.width = 8;
    shape.rotary = rotary;
    MultiHeadAttention attention(shape);
    attention.to(torch::kDouble);
    const torch::Tensor words = torch::randn({2, 4, 8}, torch::kDouble);
    Memory all, grown;
    const MultiHeadOutput whole =
        attention.attend_self(words, all, causal_mask(4, torch::kCPU), Weights::give);
    for (int64_t t = 0; t < 4; ++t) {
      const MultiHeadOutput step =
          attention.attend_self(words.narrow(1, t, 1), grown, {}, Weights::give);
      EXPECT_LE(largest_difference(step.output[0][0], whole.output[0][t]), rounding);
      EXPECT_LE(
          largest_difference(step.weights[1][1][0], whole.weights[1][1][t].narrow(0, 0, t + 1)),
          rounding);
    }
    EXPECT_LE(largest_difference(grown.keys, all.keys), rounding);
  }
}

TEST_P(MultiHeadContractTest, StaysFiniteInBfloat16) {
  attention_->to(torch::kBFloat16);
  mask_[1].fill_(false);
  for (const Weights weights : {Weights::give, Weights::leave_out}) {
    const MultiHeadOutput said =
        attend(query_.to(torch::kBFloat16), states_.to(torch::kBFloat16), mask_, weights);
    EXPECT_EQ(said.output.scalar_type(), torch::kBFloat16);
    EXPECT_TRUE(said.output.isfinite().all().item<bool>());
  }
}

INSTANTIATE_TEST_SUITE_P(Kinds, MultiHeadContractTest, ::testing::ValuesIn(kinds()),
                         [](const auto& info) {
                           std::string name(name_of(info.param));
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(MultiHeadAttention, RefusesWhatDoesNotFitAndNamesTheOption) {
  MultiHeadShape shape = shape_of(AttentionKind::scaled_dot);
  shape.head.heads = 4;
  EXPECT_EQ(testing::error_of([&] { MultiHeadAttention a(shape); }),
            "--heads 4 does not divide the width 6 (--embedding-size)");
  shape.head.heads = 2;
  shape.rotary = true;
  EXPECT_THAT(testing::error_of([&] { MultiHeadAttention a(shape); }),
              ::testing::HasSubstr("--positions rotary"));
  for (const AttentionKind kind : {AttentionKind::none, AttentionKind::location})
    EXPECT_THAT(testing::error_of([&] { MultiHeadAttention a(shape_of(kind)); }),
                ::testing::HasSubstr("--attention that reads keys, not"));
}

TEST(MultiHeadAttention, HasTheNamesOfPytorchs) {
  MultiHeadAttention attention(shape_of(AttentionKind::scaled_dot));
  EXPECT_THAT(attention.named_parameters().keys(),
              ::testing::UnorderedElementsAre("in_proj_weight", "in_proj_bias", "out_proj.weight",
                                              "out_proj.bias"));
}

}  // namespace
}  // namespace regard
