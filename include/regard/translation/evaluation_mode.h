#pragma once

#include "regard/model/seq2seq.h"

namespace regard {

/// Evaluation mode while it lives; a model that was training goes on training afterwards.
class EvaluationMode {
 public:
  explicit EvaluationMode(Seq2Seq& model) : model_(model), was_training_(model.is_training()) {
    if (was_training_) model_.eval();
  }
  ~EvaluationMode() {
    if (was_training_) model_.train();
  }
  EvaluationMode(const EvaluationMode&) = delete;
  EvaluationMode& operator=(const EvaluationMode&) = delete;

 private:
  Seq2Seq& model_;
  bool was_training_;
};

}  // namespace regard
