#include "view/model_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/small_model.h"

namespace regard {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

std::vector<std::string> names(const GazeModel& facts) {
  std::vector<std::string> names;
  for (const AttentionMatrix& matrix : facts.matrices) names.push_back(matrix.name);
  return names;
}

TEST(ModelFacts, NameTheKindsAndTheMatricesOfAttention) {
  const auto model = small_model(small_options(DecoderKind::luong, AttentionKind::scaled_dot));
  const GazeModel facts = model_facts(*model);
  EXPECT_EQ(facts.encoder, "recurrent");
  EXPECT_EQ(facts.decoder, "luong");
  EXPECT_EQ(facts.attention, "scaled-dot");
  EXPECT_EQ(facts.parameters, model->parameter_count());
  EXPECT_THAT(names(facts),
              ElementsAre("decoder.attention.query.weight", "decoder.attention.key.weight"));
  EXPECT_THAT(facts.matrices[0].shape, ElementsAre(5, 6));
  EXPECT_EQ(facts.matrices[0].parameters, 30);
}

TEST(ModelFacts, ATransformerHasThemInEveryBlock) {
  const auto model =
      small_model(small_options(DecoderKind::transformer, AttentionKind::scaled_dot));
  const auto found = names(model_facts(*model));
  for (const char* name :
       {"encoder.layers.1.self_attn.in_proj_weight", "decoder.layers.0.self_attn.out_proj.weight",
        "decoder.layers.1.multihead_attn.in_proj_weight"})
    EXPECT_THAT(found, Contains(name));
  EXPECT_THAT(found, testing::Not(Contains(testing::HasSubstr("linear1"))));
}

TEST(ModelFacts, WithoutAttentionThereAreNone) {
  const auto model = small_model(small_options(DecoderKind::bahdanau, AttentionKind::none));
  EXPECT_TRUE(model_facts(*model).matrices.empty());
}

}  // namespace
}  // namespace regard
