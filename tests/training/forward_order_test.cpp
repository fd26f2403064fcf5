#include "training/forward_order.h"

#include <gtest/gtest.h>
#include <torch/csrc/autograd/function_hook.h>
#include <torch/csrc/autograd/variable.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "training/batch_loss.h"
#include "training/update_trial.h"

namespace regard {
namespace {

using testing::model_options;
using Names = std::vector<std::string>;

struct OnGradient : torch::autograd::PostAccumulateGradHook {
  explicit OnGradient(std::function<void()> work) : tell(std::move(work)) {}
  void operator()(const torch::Tensor&) override { tell(); }
  std::function<void()> tell;
};

/// Weights in the order in which autograd has their gradients ready.
Names arrivals(Seq2Seq& model) {
  Names names;
  for (const auto& [name, weight] : model.named_weights())
    torch::autograd::impl::set_post_acc_grad_hooks(
        weight, std::make_unique<OnGradient>([&names, name] { names.push_back(name); }));
  forced_loss(model, testing::some_batch(), 0).sums.objective.backward();
  return names;
}

ModelOptions luong() {
  ModelOptions options = model_options();
  options.decoder = DecoderKind::luong;
  return options;
}

ModelOptions transformer() {
  ModelOptions options = model_options();
  options.encoder = EncoderKind::transformer;
  options.decoder = DecoderKind::transformer;
  options.attention = AttentionKind::scaled_dot;
  return options;
}

/// 0: the encoder's embedding, 1: the rest of the encoder, 2: the rest of the decoder.
std::vector<int> stages(const Names& names, TiedEmbeddings tied) {
  const std::string first = tied == TiedEmbeddings::all ? "decoder.embedding" : "encoder.embedding";
  std::vector<int> stages;
  for (const std::string& name : names)
    stages.push_back(name.starts_with(first) ? 0 : name.starts_with("encoder.") ? 1 : 2);
  return stages;
}

TEST(InForwardOrder, IsTheOrderOfGradientsTurnedAround) {
  for (const TiedEmbeddings tied : {TiedEmbeddings::none, TiedEmbeddings::all})
    for (ModelOptions options : {model_options(), luong(), transformer()}) {
      options.tie_embeddings = tied;
      Seq2Seq model(options, {12, 12});
      Names ordered;
      for (const auto& [name, weight] : in_forward_order(model.named_weights()))
        ordered.push_back(name);
      Names came = arrivals(model);
      ASSERT_EQ(came.size(), ordered.size());
      std::ranges::reverse(came);
      EXPECT_EQ(stages(ordered, tied), stages(came, tied)) << ::testing::PrintToString(came);
    }
}

}  // namespace
}  // namespace regard
