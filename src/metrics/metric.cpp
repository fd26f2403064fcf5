#include "regard/metrics/metric.h"

#include "regard/base/error.h"

namespace regard {

void check_corpus(const std::vector<std::string>& hypotheses, const References& references) {
  if (hypotheses.empty()) throw Error("the hypotheses have no lines: there is nothing to score");
  if (hypotheses.size() != references.size()) {
    throw Error("{} hypotheses but {} references: give line-aligned files of the same length",
                hypotheses.size(), references.size());
  }
}

void check_sentence(std::span<const std::string> references) {
  if (references.empty()) throw Error("no references: give at least one for the sentence");
}

}  // namespace regard
