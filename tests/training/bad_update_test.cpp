#include "training/bad_update.h"

#include <gmock/gmock.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/scratch.h"
#include "translation/tiny_bundle.h"

namespace regard {
namespace {

using nlohmann::json;

class BadUpdateTest : public ::testing::Test {
 protected:
  BadUpdateTest() {
    const torch::NoGradGuard no_grad;
    weight_.mutable_grad() = torch::zeros_like(weight_);
    weight_.mutable_grad().view(-1)[0] = NAN;
    weight_.mutable_grad().view(-1)[1] = -INFINITY;
    weight_.mutable_grad().view(-1)[2] = -8;
  }
  std::string keep(int64_t update) {
    const uint32_t rows[] = {0};
    const Batch batch = make_batch(std::vector<EncodedPair>{{{4, 5}, {4, 5}}}, rows);
    return keep_bad_update(scratch_ / "bad", {update, 0.1, NAN, 3}, batch, *bundle_);
  }

  testing::Scratch scratch_;
  std::shared_ptr<Bundle> bundle_ = tiny_bundle();
  std::string name_ = bundle_->model->named_weights()[0].first;
  torch::Tensor weight_ = bundle_->model->named_weights()[0].second;
};

TEST_F(BadUpdateTest, SaysWhatLedThere) {
  EXPECT_EQ(keep(7), ", see " + (scratch_ / "bad/7.json").string());
  const json kept = json::parse(testing::slurp(scratch_ / "bad/7.json"));
  EXPECT_EQ(kept["update"], 7);
  EXPECT_EQ(kept["learning_rate"], 0.1);
  EXPECT_TRUE(kept["nll"].is_null());
  const std::vector<int64_t> ids{4, 5};
  EXPECT_EQ(kept["source"], json({bundle_->codecs.source.decode(ids)}));
  EXPECT_EQ(kept["target"], json({bundle_->codecs.target.decode(ids)}));
  const json& gradient = kept["tensors"][name_]["gradient"];
  EXPECT_EQ(gradient["nan"], 1);
  EXPECT_EQ(gradient["infinite"], 1);
  EXPECT_EQ(gradient["largest"], 8);
  EXPECT_EQ(gradient["numbers"], weight_.numel());
  EXPECT_EQ(kept["tensors"].size(), bundle_->model->named_weights().size());
  EXPECT_NEAR(kept["tensors"][name_]["weight"]["mean"].get<double>(), weight_.mean().item<double>(),
              1e-6);
}

TEST_F(BadUpdateTest, TwentyAreEnough) {
  for (int64_t update = 1; update <= 25; ++update) keep(update);
  EXPECT_EQ(testing::count_entries(scratch_ / "bad"), 20);
  EXPECT_EQ(keep(26), "");
}

TEST_F(BadUpdateTest, WhereItCannotBeWrittenTheTrainingGoesOn) {
  scratch_.put("bad", "a file");
  EXPECT_EQ(keep(1), "");
}

}  // namespace
}  // namespace regard
