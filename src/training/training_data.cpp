#include "training/training_data.h"

#include <ATen/Parallel.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <string>
#include <utility>

#include "regard/base/counted.h"
#include "regard/corpus/text_sample.h"

namespace regard {

std::vector<EncodedPair> PairEncoder::encode(std::span<const SentencePair> pairs) {
  constexpr int64_t pairs_a_thread = 64;  // at least: fewer are not worth handing over
  while (std::ssize(encoders_) < at::get_num_threads())
    encoders_.push_back({IdEncoder(codecs_.source), IdEncoder(codecs_.target)});
  std::vector<EncodedPair> encoded(pairs.size());
  at::parallel_for(0, std::ssize(pairs), pairs_a_thread, [&](int64_t begin, int64_t end) {
    auto& [source, target] = encoders_[static_cast<size_t>(at::get_thread_num())];
    for (auto i = static_cast<size_t>(begin); i < static_cast<size_t>(end); ++i)
      encoded[i] = {source.encode(pairs[i].source), target.encode(pairs[i].target)};
  });
  std::erase_if(encoded, [&](const EncodedPair& pair) { return !keeps(pair); });
  return encoded;
}

bool PairEncoder::keeps(const EncodedPair& pair) {
  const bool empty = pair.source.empty() || pair.target.empty();
  // The end mark takes a place too.
  const auto longest = static_cast<int64_t>(std::max(pair.source.size(), pair.target.size())) + 1;
  const bool too_long = !empty && longest > max_length_;
  empty_ += empty;
  too_long_ += too_long;
  return !empty && !too_long;
}

void PairEncoder::report(const char* name) const {
  if (empty_ + too_long_ > 0)
    spdlog::warn("{} pairs: {} left out for an empty side, {} longer than --max-length {}", name,
                 empty_, too_long_, max_length_);
}

bool read_through(const PairText& text, const char* done, const std::atomic<bool>& stop,
                  const std::function<void(SentencePair&)>& take) {
  using Clock = std::chrono::steady_clock;
  constexpr auto silence = std::chrono::seconds(30);
  constexpr int64_t looks_at_the_clock = 1 << 12;
  auto told = Clock::now();
  const PairStream next = text.open();
  int64_t count = 0;
  for (SentencePair pair; next(pair);) {
    if (stop) return false;
    take(pair);
    if (++count % looks_at_the_clock != 0 || Clock::now() - told < silence) continue;
    spdlog::info("{} {}", counted(count, "pair"), done);
    told = Clock::now();
  }
  return true;
}

std::optional<CodecPair> learn_codecs(const PairText& text, const Config& config,
                                      const std::atomic<bool>& stop) {
  TextSample sample(static_cast<uint64_t>(config.training.seed));
  if (!read_through(text, "looked through", stop, [&](SentencePair& pair) { sample.add(pair); }))
    return std::nullopt;
  spdlog::info("learning the vocabulary from {}{}",
               counted(static_cast<int64_t>(sample.pairs()), "pair"),
               sample.partial() ? ", a sample" : "");
  auto [sources, targets] = sample.take();
  // In a thread of its own, which has a heap of its own: SentencePiece leaves it in pieces, and who
  // then encodes in it spends a third of the time on looking for memory.
  return std::async(
             std::launch::async,
             [&] { return learn_codecs(std::move(sources), std::move(targets), config.text); })
      .get();
}

}  // namespace regard
