#include "model/transformer_block.h"

#include <gtest/gtest.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "model/small_model.h"
#include "regard/attention/masked_softmax.h"

namespace regard {
namespace {

ModelOptions options(NormOrder order) {
  ModelOptions options = small_options(DecoderKind::transformer, AttentionKind::scaled_dot);
  options.norm = order;
  return options;
}

/// A block whose sublayers say nothing is the way round them.
TEST(TransformerBlock, GoesRoundSilentSublayers) {
  torch::NoGradGuard no_grad;
  const torch::Tensor words = torch::randn({2, 3, 6}, torch::kDouble) * 5;
  for (const NormOrder order : {NormOrder::pre, NormOrder::post}) {
    TransformerEncoderBlock block(options(order));
    block.to(torch::kDouble);
    for (const char* name :
         {"self_attn.out_proj.weight", "self_attn.out_proj.bias", "linear2.weight", "linear2.bias"})
      block.named_parameters()[name].zero_();
    const torch::Tensor said = block.forward(words, torch::ones({2, 3}, torch::kBool));
    if (order == NormOrder::pre) {
      EXPECT_TRUE(torch::equal(said, words));
    } else {
      EXPECT_LE(largest_difference(said.mean(2), torch::zeros({2, 3}, torch::kDouble)), 1e-6);
      EXPECT_LE(largest_difference(said.var(2, false), torch::ones({2, 3}, torch::kDouble)), 1e-4);
    }
  }
}

TEST(TransformerBlock, SeveralWordsAfterOthersAreRefused) {
  TransformerDecoderBlock block(options(NormOrder::pre));
  const Memory source = block.remember(torch::randn({1, 4, 6}), {});
  Memory past;
  block.forward(torch::randn({1, 2, 6}), past, source, Weights::leave_out);
  EXPECT_EQ(past.keys.size(2), 2);
  EXPECT_THROW(block.forward(torch::randn({1, 2, 6}), past, source, Weights::leave_out),
               c10::Error);
  block.forward(torch::randn({1, 1, 6}), past, source, Weights::leave_out);
  EXPECT_EQ(past.keys.size(2), 3);
}

}  // namespace
}  // namespace regard
