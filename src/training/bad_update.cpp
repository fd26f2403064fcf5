#include "training/bad_update.h"

#include <fmt/format.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "regard/base/error.h"
#include "regard/base/file.h"

namespace regard {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;
using torch::Tensor;

constexpr std::ptrdiff_t most_files = 20;

ordered_json statistics(const Tensor& tensor) {
  const Tensor numbers = (tensor.is_sparse() ? tensor.coalesce().values() : tensor).flatten();
  const Tensor finite = numbers.masked_select(numbers.isfinite()).to(torch::kDouble);
  ordered_json json = {{"numbers", numbers.numel()},
                       {"nan", numbers.isnan().sum().item<int64_t>()},
                       {"infinite", numbers.isinf().sum().item<int64_t>()}};
  if (finite.numel() == 0) return json;
  json["largest"] = finite.abs().max().item<double>();
  json["mean"] = finite.mean().item<double>();
  json["deviation"] = finite.std(/*unbiased=*/false).item<double>();
  return json;
}

/// The text of each row of ids.
ordered_json texts(const Tensor& ids, const TextCodec& codec) {
  const Tensor rows = ids.to(torch::kCPU).contiguous();
  ordered_json lines = ordered_json::array();
  for (int64_t row = 0; row < rows.size(0); ++row) {
    const auto* first = rows[row].const_data_ptr<int64_t>();
    lines.push_back(codec.decode(std::span(first, static_cast<size_t>(rows.size(1)))));
  }
  return lines;
}

std::string describe(const BadUpdate& bad, const Batch& batch, const Bundle& bundle) {
  const torch::NoGradGuard no_grad;
  ordered_json tensors = ordered_json::object();
  for (const auto& [name, weight] : bundle.model->named_weights()) {
    tensors[name]["weight"] = statistics(weight);
    if (weight.grad().defined()) tensors[name]["gradient"] = statistics(weight.grad());
  }
  const ordered_json json = {{"update", bad.update},
                             {"learning_rate", bad.learning_rate},
                             {"nll", bad.nll},
                             {"gradient_norm", bad.gradient_norm},
                             {"source", texts(batch.source.ids, bundle.codecs.source)},
                             {"target", texts(batch.target_out, bundle.codecs.target)},
                             {"tensors", tensors}};
  return json.dump(1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace

std::string keep_bad_update(const fs::path& folder, const BadUpdate& bad, const Batch& batch,
                            const Bundle& bundle) {
  try {
    make_folder(folder);
    if (std::distance(fs::directory_iterator(folder), fs::directory_iterator()) >= most_files)
      return "";
    const fs::path path = folder / fmt::format("{}.json", bad.update);
    write_file(path, describe(bad, batch, bundle));
    return ", see " + path.string();
  } catch (const Error&) {
  } catch (const fs::filesystem_error&) {
  }
  return "";  // The training goes on without.
}

}  // namespace regard
