#include "training/gradient_sum.h"

#include <torch/csrc/autograd/function_hook.h>
#include <torch/csrc/autograd/variable.h>
#include <torch/cuda.h>
#include <torch/utils.h>

#include <algorithm>

#include "training/bfloat16_sum.h"

namespace regard {
namespace {

constexpr int64_t bucket_numbers = int64_t{1} << 20;

std::span<float> span_of(const torch::Tensor& numbers) {
  return {numbers.data_ptr<float>(), static_cast<size_t>(numbers.numel())};
}

}  // namespace

/// Called by autograd when a parameter has its gradient.
struct GradientSum::Hook : torch::autograd::PostAccumulateGradHook {
  Hook(GradientSum& owner, size_t number) : sum(owner), slot(number) {}
  void operator()(const torch::Tensor& parameter) override {
    if (!sum.last_pass_) return;
    sum.fill(sum.slots_[slot], parameter.grad());
    sum.send_full_buckets();
  }
  GradientSum& sum;
  size_t slot;
};

GradientSum::GradientSum(Processes& processes, const NamedTensors& parameters,
                         GradientCompression compression)
    : processes_(processes), compression_(compression) {
  make_buckets(parameters);
  for (size_t i = 0; i < slots_.size(); ++i)
    torch::autograd::impl::set_post_acc_grad_hooks(slots_[i].parameter,
                                                   std::make_unique<Hook>(*this, i));
}

GradientSum::~GradientSum() {
  if (sending_.valid()) sending_.wait();
  for (const Slot& slot : slots_)
    torch::autograd::impl::set_post_acc_grad_hooks(slot.parameter, nullptr);
}

void GradientSum::make_buckets(const NamedTensors& parameters) {
  size_t first_slot = 0;
  int64_t numbers = 0;
  const auto close = [&] {
    if (first_slot < slots_.size()) close_bucket(first_slot);
    first_slot = slots_.size();
    numbers = 0;
  };
  for (auto named = parameters.rbegin(); named != parameters.rend(); ++named) {
    const torch::Tensor& parameter = named->second;
    if (!parameter.requires_grad()) continue;
    // Those before an embedding need not wait for it.
    if (parameter.numel() >= bucket_numbers) close();
    slots_.push_back({.parameter = parameter, .sum = {}, .bucket = buckets_.size()});
    numbers += parameter.numel();
    if (numbers >= bucket_numbers) close();
  }
  close();
}

void GradientSum::close_bucket(size_t first_slot) {
  int64_t numbers = 0;
  for (size_t i = first_slot; i < slots_.size(); ++i) numbers += slots_[i].parameter.numel();
  // Compression cuts it into a part for each process.
  const int64_t count = processes_.place().count;
  const bool pinned = slots_[first_slot].parameter.is_cuda();
  const torch::Tensor flat =
      at::zeros({(numbers + count - 1) / count * count}, at::TensorOptions().pinned_memory(pinned));
  int64_t begin = 0;
  for (size_t i = first_slot; i < slots_.size(); ++i) {
    const torch::Tensor& parameter = slots_[i].parameter;
    slots_[i].sum = flat.narrow(0, begin, parameter.numel()).view(parameter.sizes());
    begin += parameter.numel();
  }
  buckets_.push_back({.numbers = flat, .slots = slots_.size() - first_slot});
}

void GradientSum::begin() {
  for (Slot& slot : slots_) slot.filled = false;
  for (Bucket& bucket : buckets_) bucket.empty = bucket.slots;
  sent_ = 0;
}

void GradientSum::fill(Slot& slot, const torch::Tensor& gradient) {
  if (slot.bucket < sent_) return;  // a pass that is tried again
  torch::NoGradGuard no_grad;
  if (gradient.defined())
    slot.sum.copy_(gradient, /*non_blocking=*/true);
  else
    slot.sum.zero_();
  if (!slot.filled) --buckets_[slot.bucket].empty;
  slot.filled = true;
}

// In one order in all processes, whatever comes first here.
void GradientSum::send_full_buckets() {
  while (sent_ < buckets_.size() && buckets_[sent_].empty == 0) send(buckets_[sent_++]);
}

void GradientSum::send(Bucket& bucket) {
  auto sum = [this, &bucket, before = std::move(sending_)]() mutable {
    if (before.valid()) before.get();
    // The copies have arrived then. A new thread's own device would be the first.
    const torch::Device device = slots_.front().parameter.device();
    if (device.is_cuda()) torch::cuda::synchronize(device.index());
    if (compression_ == GradientCompression::bfloat16)
      bfloat16_sum(processes_, span_of(bucket.numbers));
    else
      processes_.sum(span_of(bucket.numbers));
  };
  sending_ = std::async(std::launch::async, std::move(sum));
}

void GradientSum::finish(std::span<double> also) {
  std::vector<double> numbers(also.begin(), also.end());
  for (Slot& slot : slots_) {
    const torch::Tensor gradient = slot.parameter.grad();
    numbers.push_back(gradient.defined() ? 1 : 0);
    if (!slot.filled) fill(slot, gradient);
  }
  send_full_buckets();
  if (sending_.valid()) sending_.get();
  processes_.sum(numbers);
  const auto defined_in = std::span(numbers).subspan(also.size());
  std::copy_n(numbers.begin(), also.size(), also.begin());
  for (size_t i = 0; i < slots_.size(); ++i) {
    torch::Tensor parameter = slots_[i].parameter;
    if (defined_in[i] > 0) parameter.mutable_grad() = slots_[i].sum.to(parameter.device());
  }
}

}  // namespace regard
