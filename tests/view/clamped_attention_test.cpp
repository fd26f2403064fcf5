#include "view/clamped_attention.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "attention/gradient_check.h"
#include "regard/attention/head_score.h"
#include "regard/attention/masked_softmax.h"

namespace regard {
namespace {

using torch::Tensor;
constexpr double rounding = 1e-12;

/// Two heads of three queries that look at four keys, the last of which is masked.
class ClampedAttentionTest : public ::testing::Test {
 protected:
  AttentionAct act(int64_t first = 0, int64_t count = 3) const {
    AttentionAct act;
    act.site = {AttentionPart::cross, 1};
    act.terms.queries = queries_.narrow(2, first, count);
    act.terms.keys = keys_;
    const auto score = make_head_score(AttentionKind::gaussian, {.heads = 2, .width = 5});
    score->to(torch::kDouble);
    act.terms.scale = score->terms(act.terms.queries, keys_).scale.detach();
    act.scores = score->forward(act.terms.queries, keys_, mask_).detach();
    act.weights = masked_softmax(act.scores, mask_);
    act.mask = mask_;
    return act;
  }
  Tensor weights() const { return act().weights[0]; }  // [N,T,S]

  static ClampedAttention clamped(const Clamp& clamp, std::vector<int64_t> columns = {}) {
    return {{{.clamp = clamp, .columns = std::move(columns)}}, Kernel::gaussian};
  }
  Tensor changed(const Clamp& clamp, std::vector<int64_t> columns = {}) const {
    return clamped(clamp, std::move(columns)).change(act()).weights[0];
  }

  Tensor queries_ = torch::randn({1, 2, 3, 5}, torch::kDouble);
  Tensor keys_ = torch::randn({1, 2, 4, 5}, torch::kDouble);
  Tensor mask_ = torch::tensor({{true, true, true, false}});
};

TEST_F(ClampedAttentionTest, AWordWeighsWhatItIsToldAndTheRestKeepsItsProportions) {
  for (const double weight : {0.0, 0.3, 1.0}) {
    const Tensor rows = changed({.first_step = 2, .last_step = 2, .weight = weight}, {1});
    Tensor expected = weights().clone();
    Tensor row = expected.select(1, 1);  // [N,S]
    const Tensor rest = 1 - row.select(1, 1);
    row.mul_(((1 - weight) / rest).unsqueeze(1));
    row.select(1, 1).fill_(weight);
    EXPECT_LE(largest_difference(rows, expected), rounding) << weight;
    EXPECT_TRUE(rows.select(2, 3).eq(0).all().item<bool>()) << "padding stays without weight";
  }
}

TEST_F(ClampedAttentionTest, PiecesOfAWordShareItsWeightAsTheyDid) {
  const Tensor rows = changed({.weight = 0.5}, {0, 2});
  const Tensor was = weights();
  EXPECT_LE(largest_difference(rows.select(2, 0) + rows.select(2, 2),
                               torch::full({2, 3}, 0.5, torch::kDouble)),
            rounding);
  EXPECT_LE(largest_difference(rows.select(2, 0) / rows.select(2, 2),
                               was.select(2, 0) / was.select(2, 2)),
            1e-9);
}

TEST_F(ClampedAttentionTest, WhereNothingElseHadWeightTheRestIsSharedEvenly) {
  AttentionAct sharp = act();
  sharp.weights = torch::zeros_like(sharp.weights);
  sharp.weights.select(3, 1).fill_(1);
  const Tensor rows = clamped({.weight = 0.4}, {1}).change(sharp).weights;
  const Tensor expected = torch::tensor({0.3, 0.4, 0.3, 0.0}, torch::kDouble).expand_as(rows);
  EXPECT_LE(largest_difference(rows, expected), rounding);
}

TEST_F(ClampedAttentionTest, HeadsLayersAndPartsThatAreNotMeantStay) {
  const Tensor rows = changed({.head = 2, .weight = 0}, {1});
  EXPECT_TRUE(rows[0].equal(weights()[0]));
  EXPECT_TRUE(rows[1].select(1, 1).eq(0).all().item<bool>());
  EXPECT_TRUE(changed({.layer = 1, .weight = 0}, {1}).equal(weights())) << "the act is layer 2's";
  EXPECT_FALSE(changed({.layer = 2, .weight = 0}, {1}).equal(weights()));
  EXPECT_TRUE(changed({.part = AttentionPart::encoder, .weight = 0}, {1}).equal(weights()));
}

TEST_F(ClampedAttentionTest, WhatIsNotMeantIsNotCopied) {
  const AttentionAct was = act();
  const AttentionAct untouched = clamped({.layer = 1, .weight = 0}, {1}).change(was);
  EXPECT_TRUE(untouched.weights.is_same(was.weights));
  EXPECT_TRUE(untouched.scores.is_same(was.scores));
  const AttentionAct weighed = clamped({.weight = 0}, {1}).change(was);
  EXPECT_FALSE(weighed.weights.is_same(was.weights));
  EXPECT_TRUE(weighed.scores.is_same(was.scores));
  EXPECT_TRUE(was.weights.equal(act().weights)) << "the network's own stay as they were";
}

TEST_F(ClampedAttentionTest, StepByStepIsAllAtOnce) {
  for (const Clamp& clamp : {Clamp{.first_step = 2, .weight = 0.1},
                             Clamp{.first_step = 2, .last_step = 2, .bandwidth = 0.4},
                             Clamp{.first_step = 1, .freeze = true},
                             Clamp{.first_step = 1, .last_step = 2, .freeze = true},
                             Clamp{.first_step = 2, .head = 1, .freeze = true}}) {
    const std::vector<int64_t> columns =
        clamp.weight ? std::vector<int64_t>{1} : std::vector<int64_t>{};
    ClampedAttention steps = clamped(clamp, columns);
    std::vector<Tensor> rows;
    for (int64_t t = 0; t < 3; ++t) rows.push_back(steps.change(act(t, 1)).weights[0]);
    EXPECT_LE(largest_difference(torch::cat(rows, 1), changed(clamp, columns)), rounding);
    EXPECT_TRUE(steps.clamps()[0].took_effect);
  }
}

TEST_F(ClampedAttentionTest, AFrozenRowStays) {
  const Tensor rows = changed({.first_step = 2, .freeze = true});
  EXPECT_TRUE(rows.narrow(1, 0, 2).equal(weights().narrow(1, 0, 2)));
  EXPECT_TRUE(rows.select(1, 2).equal(weights().select(1, 1)));
}

TEST_F(ClampedAttentionTest, AFrozenRowStaysAsLongAsItIsTold) {
  const Tensor rows = changed({.first_step = 1, .last_step = 2, .freeze = true});
  EXPECT_TRUE(rows.select(1, 1).equal(weights().select(1, 0)));
  EXPECT_TRUE(rows.select(1, 2).equal(weights().select(1, 2)));
}

TEST_F(ClampedAttentionTest, AFrozenWordKeepsItsWeightAlone) {
  const Tensor rows = changed({.first_step = 1, .freeze = true}, {2});
  const Tensor kept = weights().select(1, 0).select(1, 2);  // [N]
  for (int64_t t = 0; t < 3; ++t)
    EXPECT_LE(largest_difference(rows.select(1, t).select(1, 2), kept), rounding);
  const Tensor was = weights().select(1, 2), now = rows.select(1, 2);
  EXPECT_LE(
      largest_difference(now.select(1, 0) / now.select(1, 1), was.select(1, 0) / was.select(1, 1)),
      1e-9);
}

TEST_F(ClampedAttentionTest, ABandwidthIsThatOfTheKernel) {
  const AttentionAct other = clamped({.head = 1, .bandwidth = 0.5}).change(act());
  const Tensor squared = (queries_[0][0].unsqueeze(1) - keys_[0][0].unsqueeze(0)).square().mean(2);
  const Tensor expected = (-squared / (2 * 0.25)).narrow(1, 0, 3).softmax(1);
  EXPECT_LE(largest_difference(other.weights[0][0].narrow(1, 0, 3), expected), rounding);
  EXPECT_LE(largest_difference(other.weights[0][1], weights()[1]), rounding);
  EXPECT_LE(largest_difference(other.terms.scale, torch::tensor({{0.5, 0.5, 0.5}, {1., 1., 1.}})),
            1e-6);
}

TEST_F(ClampedAttentionTest, ABandwidthOfSomeStepsLeavesTheOthersTheirs) {
  ClampedAttention two{{{.clamp = {.first_step = 2, .last_step = 2, .bandwidth = 0.5}},
                        {.clamp = {.first_step = 3, .head = 2, .bandwidth = 4.}}},
                       Kernel::gaussian};
  const AttentionAct other = two.change(act());
  EXPECT_LE(largest_difference(other.terms.scale, torch::tensor({{1., 0.5, 1.}, {1., 0.5, 4.}})),
            1e-6);
  const Tensor squared = (queries_.unsqueeze(3) - keys_.unsqueeze(2)).square().mean(4)[0];
  const Tensor scores = -squared / (2 * other.terms.scale.unsqueeze(2).square());
  EXPECT_LE(largest_difference(other.scores[0], scores), 1e-6);
  EXPECT_LE(largest_difference(other.weights, masked_softmax(other.scores, mask_)), rounding);
}

TEST_F(ClampedAttentionTest, NoRowIsMadeToSeeWhatItMayNot) {
  AttentionAct causal = act();
  causal.mask = torch::ones({1, 3, 4}, torch::kBool).tril();
  causal.weights = masked_softmax(causal.scores, causal.mask);
  const Tensor second = clamped({.weight = 0.5}, {1}).change(causal).weights[0];
  EXPECT_TRUE(second.select(1, 0).equal(causal.weights[0].select(1, 0)))
      << "it sees one piece only";
  EXPECT_LE(largest_difference(second.select(1, 1).narrow(1, 0, 2),
                               torch::full({2, 2}, 0.5, torch::kDouble)),
            rounding);
  EXPECT_TRUE(
      second.masked_select(causal.mask.logical_not().expand_as(second)).eq(0).all().item<bool>());
  const Tensor first = clamped({.weight = 0}, {0}).change(causal).weights[0];
  EXPECT_TRUE(first.select(1, 0).select(1, 0).eq(1).all().item<bool>()) << "there is nothing else";
  EXPECT_TRUE(first.select(1, 1).select(1, 0).eq(0).all().item<bool>());
}

TEST_F(ClampedAttentionTest, WhatIsBehindTheEndTakesNoEffect) {
  ClampedAttention late = clamped({.first_step = 9, .weight = 0}, {1});
  EXPECT_TRUE(late.change(act()).weights[0].equal(weights()));
  EXPECT_FALSE(late.clamps()[0].took_effect);
}

}  // namespace
}  // namespace regard
