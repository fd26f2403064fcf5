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

PairEncoder::PairEncoder(const CodecPair& codecs, int64_t max_length)
    : max_length_(max_length), workers_(at::get_num_threads(), 1) {
  for (int64_t worker = 0; worker < workers_.count(); ++worker)
    encoders_.push_back({IdEncoder(codecs.source), IdEncoder(codecs.target)});
}

std::vector<EncodedPair> PairEncoder::encode(std::span<const SentencePair> pairs) {
  const size_t share = pairs.size() / encoders_.size() + 1;
  std::vector<EncodedPair> encoded(pairs.size());
  workers_.run([&](int64_t worker) {
    const size_t begin = share * static_cast<size_t>(worker);
    const size_t end = std::min(begin + share, pairs.size());
    auto& [source, target] = encoders_[static_cast<size_t>(worker)];
    for (size_t i = begin; i < end; ++i)
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
