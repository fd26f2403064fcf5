#include "app/model_path.h"

#include <gmock/gmock.h>
#include <stdlib.h>

#include "base/scratch.h"

namespace regard {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class ModelPathTest : public ::testing::Test {
 protected:
  ~ModelPathTest() override { unsetenv("REGARD_MODEL"); }

  fs::path make_model(std::string_view name) const {
    fs::create_directories(scratch_ / name);
    scratch_.put(std::string(name) + "/config.json", "{}");
    return scratch_ / name;
  }

  testing::Scratch scratch_;
};

TEST_F(ModelPathTest, AModelIsItselfAndARunItsBest) {
  const fs::path model = make_model("model"), best = make_model("run/best");
  EXPECT_EQ(find_model(model.string()), model);
  EXPECT_EQ(find_model((scratch_ / "run").string()), best);
}

TEST_F(ModelPathTest, ARunThatWasNotValidatedNamesItsLast) {
  const fs::path last = make_model("run/last");
  EXPECT_THAT(testing::error_of([&] { find_model((scratch_ / "run").string()); }),
              HasSubstr("its last one is " + last.string()));
  EXPECT_EQ(find_model(last.string()), last);
}

TEST_F(ModelPathTest, WithoutANameTheVariableAndThenTheShippedOne) {
  EXPECT_EQ(find_model(""), fs::path(REGARD_SOURCE_DIR) / "data/models/fr-en");
  const fs::path model = make_model("model");
  setenv("REGARD_MODEL", model.c_str(), 1);
  EXPECT_EQ(find_model(""), model);
}

TEST_F(ModelPathTest, WhatIsNoFolderIsAnError) {
  EXPECT_THAT(testing::error_of([&] { find_model((scratch_ / "none").string()); }),
              HasSubstr("there is no model"));
  const fs::path file = scratch_.put("file", "");
  EXPECT_THAT(testing::error_of([&] { find_model(file.string()); }), HasSubstr("is a file"));
}

}  // namespace
}  // namespace regard
