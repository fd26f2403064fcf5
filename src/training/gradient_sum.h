#pragma once

#include <torch/types.h>

#include <future>
#include <span>
#include <vector>

#include "regard/config/options.h"
#include "regard/model/named_tensors.h"
#include "regard/training/processes.h"

namespace regard {

/// Sums gradients over processes while the backward pass is still at work on others. Parameters are
/// put into buckets from the last to the first, the order in which their gradients come; a bucket
/// goes out as soon as it is full (Li et al. 2020, "PyTorch Distributed", section 3.2).
///
///     begin ─► last_pass(false) ─► backward ─► ... ─► last_pass(true) ─► backward ─► finish
class GradientSum {
 public:
  /// All must outlive it. The gradients must be dense, and on one device. `parameters` as a forward
  /// pass meets them (in_forward_order), or what is filled last holds up the others.
  GradientSum(Processes& processes, const NamedTensors& parameters,
              GradientCompression compression);
  ~GradientSum();
  GradientSum(const GradientSum&) = delete;
  GradientSum& operator=(const GradientSum&) = delete;

  /// Before the first backward pass of an update.
  void begin();
  /// Before each: whether it completes the gradients. Passes may be tried again, as where memory
  /// ran out.
  void last_pass(bool last) { last_pass_ = last; }
  /// After the last: the gradient of each parameter is the sum over all processes then. It stays
  /// undefined where it is in all of them. `also` becomes a sum too, without a message of its own.
  void finish(std::span<double> also = {});

 private:
  struct Hook;
  struct Slot {
    torch::Tensor parameter;
    torch::Tensor sum;  // its place in the bucket, in the parameter's shape
    size_t bucket;
    bool filled = false;
  };
  struct Bucket {
    torch::Tensor numbers;  // flat, float32, on the CPU
    size_t slots = 0;
    size_t empty = 0;  // slots that are not filled yet
  };

  void make_buckets(const NamedTensors& parameters);
  /// The slots from this one on become a bucket.
  void close_bucket(size_t first_slot);
  void fill(Slot& slot, const torch::Tensor& gradient);
  void send_full_buckets();
  void send(Bucket& bucket);

  Processes& processes_;
  GradientCompression compression_;
  std::vector<Slot> slots_;  // from the last parameter to the first
  std::vector<Bucket> buckets_;
  size_t sent_ = 0;  // buckets
  std::future<void> sending_;
  bool last_pass_ = false;
};

}  // namespace regard
