#pragma once

#include "training/rescue.h"
#include "training/sitting.h"
#include "training/validation.h"

namespace regard {

/// Validates a training's model, reports how it did, and keeps the best one.
class Validator {
 public:
  /// Both must outlive it.
  Validator(Sitting& sitting, Rescue& rescue, EncodedPairs pairs);

  /// With other validation pairs a training goes on, but what they score is not to be compared with
  /// what the earlier ones did: the best score begins anew.
  void check_data();
  /// The model is in training mode, and stays so.
  void validate();
  /// Whether the last validation was of the model as it is.
  bool up_to_date() const { return validated_at_ == sitting_.state.update; }

 private:
  void report(const ValidationResult& result, bool better);
  void save_best(const ValidationResult& result);

  Sitting& sitting_;
  Rescue& rescue_;
  EncodedPairs pairs_;
  int64_t validated_at_ = -1;
};

}  // namespace regard
