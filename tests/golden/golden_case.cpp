#include "golden/golden_case.h"

#include <limits>

#include "regard/base/error.h"
#include "regard/base/file.h"
#include "regard/config/json_io.h"
#include "regard/model/bundle.h"
#include "regard/model/safetensors.h"
#include "regard/text/vocabulary.h"

namespace regard::golden {

std::map<std::string, torch::Tensor> read_map(const std::filesystem::path& path) {
  std::map<std::string, torch::Tensor> tensors;
  for (auto& [name, tensor] : read_safetensors(path)) tensors.emplace(name, tensor);
  return tensors;
}

namespace {

std::vector<Batch> read_batches(const std::filesystem::path& path) {
  const std::map<std::string, torch::Tensor> tensors = read_map(path);
  std::vector<Batch> batches;
  for (size_t index = 0; tensors.contains(fmt::format("{}.source", index)); ++index) {
    const auto part = [&](const char* name) {
      return tensors.at(fmt::format("{}.{}", index, name));
    };
    batches.push_back({.source = {.ids = part("source"), .lengths = part("lengths")},
                       .target_in = part("target_in"),
                       .target_out = part("target_out"),
                       .target_tokens = part("target_out").ne(special::pad).sum().item<int64_t>()});
  }
  return batches;
}

}  // namespace

std::filesystem::path folder() {
  const std::filesystem::path path = std::filesystem::path(REGARD_BINARY_DIR) / "golden";
  if (!std::filesystem::exists(path / "cases.json"))
    throw Error("{} is missing: run `ctest -R golden`, which makes it with Python first",
                path.string());
  return path;
}

Case load(const std::string& name) {
  const std::filesystem::path path = folder() / name;
  const auto parse = [&](const char* file) {
    return nlohmann::json::parse(read_file(path / file));
  };
  Case loaded{.options = parse("options.json"),
              .model = nullptr,
              .batches = read_batches(path / "batches.safetensors"),
              .expected = {},
              .losses = parse("training.json").at("losses")};
  if (const auto expected = path / "expected.safetensors"; std::filesystem::exists(expected))
    loaded.expected = read_map(expected);
  ModelOptions options;
  from_json(loaded.options.at("model"), options, path.string());
  const nlohmann::json& vocabulary = loaded.options.at("vocabulary");
  loaded.model = std::make_shared<Seq2Seq>(
      options, VocabularySizes{vocabulary.at("source"), vocabulary.at("target")});
  const std::filesystem::path weights = path / "weights.safetensors";
  load_parameters(*loaded.model, read_safetensors(weights), weights.string());
  return loaded;
}

Batch only(const Batch& batch, int64_t row) {
  const torch::Tensor length = batch.source.lengths.narrow(0, row, 1);
  const torch::Tensor target = batch.target_out.narrow(0, row, 1);
  const int64_t words = target.ne(special::pad).sum().item<int64_t>();
  return {.source = {.ids = batch.source.ids.narrow(0, row, 1).narrow(1, 0, length.item<int64_t>()),
                     .lengths = length},
          .target_in = batch.target_in.narrow(0, row, 1).narrow(1, 0, words),
          .target_out = target.narrow(1, 0, words),
          .target_tokens = words};
}

double difference(const torch::Tensor& a, const torch::Tensor& b) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  if (a.sizes() != b.sizes()) return infinite;
  const double largest = (a - b).abs().max().item<double>();
  return std::isnan(largest) ? infinite : largest;
}

}  // namespace regard::golden
