#include "training/bfloat16_sum.h"

#include <c10/util/BFloat16.h>

#include <algorithm>
#include <vector>

namespace regard {
namespace {

// Plain loops, not torch: this runs beside the backward pass, whose threads it should not take.
uint16_t rounded(float number) { return c10::BFloat16(number).x; }

float widened(uint16_t bits) { return c10::BFloat16(bits, c10::BFloat16::from_bits()); }

}  // namespace

void bfloat16_sum(Processes& processes, std::span<float> numbers) {
  const size_t part_size = numbers.size() / static_cast<size_t>(processes.place().count);
  std::vector<uint16_t> sent(numbers.size()), received(numbers.size());
  std::ranges::transform(numbers, sent.begin(), rounded);
  processes.exchange(sent, received);

  std::vector<float> sum(part_size);
  for (size_t begin = 0; begin < received.size(); begin += part_size)
    for (size_t i = 0; i < part_size; ++i) sum[i] += widened(received[begin + i]);
  sent.resize(part_size);
  std::ranges::transform(sum, sent.begin(), rounded);
  processes.gather(sent, received);
  std::ranges::transform(received, numbers.begin(), widened);
}

}  // namespace regard
