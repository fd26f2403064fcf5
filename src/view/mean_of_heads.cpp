#include "view/mean_of_heads.h"

namespace regard {

Matrix mean_of(const std::vector<HeadGaze>& heads) {
  Matrix mean = heads.front().weights;
  for (size_t i = 0; i < mean.values.size(); ++i) {
    double sum = 0;
    for (const HeadGaze& head : heads) sum += head.weights.values.at(i);
    mean.values[i] = static_cast<float>(sum / static_cast<double>(heads.size()));
  }
  return mean;
}

}  // namespace regard
