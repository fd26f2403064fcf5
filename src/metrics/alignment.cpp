#include "metrics/alignment.h"

namespace regard::metrics {

Alignment align(const std::vector<EditOperation>& operations) {
  Alignment alignment;
  std::int64_t hypothesis = -1;
  for (const EditOperation operation : operations) {
    const bool wrong = operation != EditOperation::keep;
    if (operation != EditOperation::insert) {
      ++hypothesis;
      alignment.hypothesis_wrong.push_back(wrong);
    }
    if (operation != EditOperation::remove) {
      alignment.hypothesis_of.push_back(hypothesis);
      alignment.reference_wrong.push_back(wrong);
    }
  }
  return alignment;
}

}  // namespace regard::metrics
