#pragma once

#include "training/rescue.h"
#include "training/sitting.h"
#include "training/validation.h"

namespace regard {

/// Validates a training's model, reports how it did, and keeps the best one. Of several processes
/// the first does that while the others wait.
class Validator {
 public:
  /// Both must outlive it.
  Validator(Sitting& sitting, Rescue& rescue, EncodedPairs pairs, Precision precision);

  /// With other validation pairs a training goes on, but what they score is not to be compared with
  /// what the earlier ones did: the best score begins anew. Throws Error if nothing but validations
  /// ends the training and there are no pairs for one.
  void check_data();
  /// To be called after each update, with this process's share of its target words. Before the
  /// first validation they tell about how long one will take: a word that is scored and translated
  /// costs about as much as one that is learnt from.
  void expect_after(int64_t learnt);
  /// The model is in training mode, and stays so.
  void validate();
  /// Whether the last validation was of the model as it is.
  bool up_to_date() const { return validated_at_ == sitting_.state.update; }

 private:
  void measure();
  void tell_the_others();
  void report(const ValidationResult& result, bool better);
  void save_best(const ValidationResult& result);

  Sitting& sitting_;
  Rescue& rescue_;
  EncodedPairs pairs_;
  int64_t target_tokens_;  // of `pairs_`, with end marks
  Precision precision_;
  bool measured_;  // how long a validation takes
  double begin_;   // of the sitting, in seconds of the budget
  int64_t learnt_tokens_ = 0;
  int64_t validated_at_ = -1;
};

}  // namespace regard
