#pragma once

#include <torch/types.h>

#include <string>
#include <string_view>
#include <vector>

#include "regard/model/named_tensors.h"

namespace regard {

/// The moving average of a network's weights over the updates (Polyak and Juditsky 1992, as an
/// exponential one): a -= (1 - d) (a - w) after each update, with the decay d = min(`decay`,
/// (1 + n) / (10 + n)) after n of them, so that the beginning is forgotten soon. Its model is often
/// better than the last one: the noise of single batches is averaged out.
class WeightAverage {
 public:
  /// Begins with the weights as they are; 0 <= decay < 1.
  WeightAverage(NamedTensors weights, double decay);

  /// Takes in the weights after `updates` of them.
  void take(int64_t updates);
  /// Exchanges the weights with their averages; again, and all is as before.
  void exchange();

  /// The averages, named after their weights with ".average" added. Copies.
  NamedTensors state() const;
  /// Throws Error naming `origin` if the tensors do not fit.
  void restore(const NamedTensors& state, const std::string& origin);

 private:
  NamedTensors weights_;
  std::vector<torch::Tensor> values_, averages_;
  double decay_;
};

/// Whether a tensor's name is one that `WeightAverage::state` gives.
bool is_average(std::string_view name);

/// While it lives the network holds the averages. Nothing where there is no average.
class WithAverages {
 public:
  explicit WithAverages(WeightAverage* average) : average_(average) {
    if (average_) average_->exchange();
  }
  ~WithAverages() {
    if (average_) average_->exchange();
  }
  WithAverages(const WithAverages&) = delete;
  WithAverages& operator=(const WithAverages&) = delete;

 private:
  WeightAverage* average_;
};

}  // namespace regard
