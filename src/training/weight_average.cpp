#include "training/weight_average.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <map>

#include "regard/base/error.h"

namespace regard {
namespace {

constexpr std::string_view suffix = ".average";

std::string average_name(const std::string& weight) { return weight + std::string(suffix); }

}  // namespace

bool is_average(std::string_view name) { return name.ends_with(suffix); }

WeightAverage::WeightAverage(NamedTensors weights, double decay)
    : weights_(std::move(weights)), decay_(decay) {
  for (const auto& [name, weight] : weights_) {
    values_.push_back(weight.detach());
    averages_.push_back(weight.detach().clone());
  }
}

void WeightAverage::take(int64_t updates) {
  const auto n = static_cast<double>(updates);
  torch::NoGradGuard no_grad;
  at::_foreach_lerp_(averages_, values_, 1 - std::min(decay_, (1 + n) / (10 + n)));
}

void WeightAverage::exchange() {
  torch::NoGradGuard no_grad;
  for (size_t i = 0; i < values_.size(); ++i) {
    const torch::Tensor value = values_[i].clone();
    values_[i].copy_(averages_[i]);
    averages_[i].copy_(value);
  }
}

NamedTensors WeightAverage::state() const {
  NamedTensors state;
  for (size_t i = 0; i < weights_.size(); ++i)
    state.emplace_back(average_name(weights_[i].first), averages_[i].clone());
  return state;
}

void WeightAverage::restore(const NamedTensors& state, const std::string& origin) {
  const std::map<std::string, torch::Tensor> saved(state.begin(), state.end());
  for (size_t i = 0; i < weights_.size(); ++i) {
    const auto found = saved.find(average_name(weights_[i].first));
    if (found == saved.end() || found->second.sizes() != averages_[i].sizes())
      throw Error("{}: it has no average of '{}'", origin, weights_[i].first);
    averages_[i].copy_(found->second);
  }
}

}  // namespace regard
