#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/scratch.h"
#include "regard/contest/outcome.h"

namespace regard {
namespace {

Outcome outcome() {
  return {.updates = 7,
          .seconds = 1.25,
          .tokens_per_second = 900,
          .memory_mb = 64,
          .parameters = 12345,
          .translation_seconds = 0.5,
          .attention_entropy = 1.5,
          .hypotheses = {"où ?", ""},
          .examples = {{.pair = 1,
                        .source = {"a", "</s>"},
                        .target = {"b"},
                        .attention = {{0.123456f, 0.876544f}}}}};
}

TEST(OutcomeJson, ReadsBack) {
  const auto json = to_json(outcome());
  const Outcome read = outcome_from_json(nlohmann::json::parse(json.dump()), "file");
  EXPECT_EQ(to_json(read), json);
  EXPECT_EQ(read.hypotheses, outcome().hypotheses);
  EXPECT_EQ(read.attention_entropy, 1.5);
  EXPECT_NEAR(read.examples.at(0).attention.at(0).at(0), 0.1235, 1e-7) << "four digits";
  Outcome blind = outcome();
  blind.attention_entropy.reset();
  EXPECT_FALSE(outcome_from_json(to_json(blind), "file").attention_entropy.has_value());
}

TEST(OutcomeJson, RefusesWhatIsNone) {
  for (const char* key : {"updates", "hypotheses", "examples", "attention_entropy"}) {
    auto json = to_json(outcome());
    json.erase(key);
    EXPECT_THAT(testing::error_of([&] { outcome_from_json(json, "file"); }),
                ::testing::StartsWith("file: not an outcome of regard compare"));
  }
  EXPECT_THAT(testing::error_of([&] { outcome_from_json(3, "file"); }),
              ::testing::StartsWith("file: not an outcome"));
}

}  // namespace
}  // namespace regard
