#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <nlohmann/json.hpp>

#include "end_to_end/process.h"

namespace regard::end_to_end {
namespace {

using nlohmann::json;
using testing::HasSubstr;

/// Weights by the header of the file itself: eight bytes of length, then JSON with every shape.
int64_t weights_in(const std::filesystem::path& path) {
  const std::string content = read(path);
  uint64_t length = 0;
  std::memcpy(&length, content.data(), sizeof(length));
  int64_t total = 0;
  const json header = json::parse(content.substr(8, length));
  for (const auto& [name, tensor] : header.items()) {
    if (name == "__metadata__") continue;
    int64_t count = 1;
    for (const int64_t size : tensor.at("shape").get<std::vector<int64_t>>()) count *= size;
    total += count;
  }
  return total;
}

TEST(Info, CountsTheWeightsOfTheFile) {
  const auto model = small_run() / "best";
  const Outcome outcome = run({"info", "--json", model});
  ASSERT_EQ(outcome.status, 0) << outcome.errors;
  const json info = json::parse(outcome.output);
  EXPECT_EQ(info.at("parameters").at("total"), weights_in(model / "model.safetensors"));
  int64_t sum = 0;
  for (const auto& [module, count] : info.at("parameters").at("modules").items())
    sum += count.get<int64_t>();
  EXPECT_EQ(sum, info.at("parameters").at("total"));
}

TEST(Info, TellsOptionsVocabulariesAndFiles) {
  const auto model = small_run() / "best";
  const json info = json::parse(run({"info", "--json", model}).output);
  EXPECT_EQ(info.at("options").at("model").at("encoder-size"), 16);
  EXPECT_GT(info.at("vocabularies").at("target"), 4);
  EXPECT_EQ(info.at("files").at("model.safetensors"),
            std::filesystem::file_size(model / "model.safetensors"));
  const std::string text = run({"info", small_run()}).output;
  EXPECT_THAT(text, HasSubstr("encoder-size"));
  EXPECT_THAT(text, HasSubstr("model.safetensors"));
}

TEST(Info, RefusesADamagedModel) {
  const auto folder = new_folder() / "model";
  std::filesystem::copy(small_run() / "best", folder);
  std::filesystem::resize_file(folder / "model.safetensors", 100);
  const Outcome outcome = run({"info", folder});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.errors, HasSubstr("model.safetensors"));
}

}  // namespace
}  // namespace regard::end_to_end
