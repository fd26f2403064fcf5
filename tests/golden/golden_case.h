#pragma once

#include <torch/types.h>

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "regard/model/seq2seq.h"

namespace regard::golden {

/// One folder that make_golden.py wrote.
struct Case {
  nlohmann::json options;                         ///< "model", "vocabulary", "training"
  std::shared_ptr<Seq2Seq> model;                 ///< with the reference's weights, for training
  std::vector<Batch> batches;                     ///< the first is the one of `expected`
  std::map<std::string, torch::Tensor> expected;  ///< "states", ..., "grad.NAME"; not of a long one
  std::vector<double> losses;                     ///< before each update of a training
};

/// Throws Error that says how to make the folders if they are missing.
std::filesystem::path folder();
Case load(const std::string& name);

/// The tensors of a safetensors file by name.
std::map<std::string, torch::Tensor> read_map(const std::filesystem::path& path);

/// Row `row` alone, without padding.
Batch only(const Batch& batch, int64_t row);

/// The largest absolute difference; infinite for other shapes and for NaN.
double difference(const torch::Tensor& a, const torch::Tensor& b);

}  // namespace regard::golden
