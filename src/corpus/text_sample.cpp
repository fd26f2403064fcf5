#include "regard/corpus/text_sample.h"

#include <algorithm>

namespace regard {
namespace {

size_t bytes_of(const SentencePair& pair) { return pair.source.size() + pair.target.size(); }

}  // namespace

// The pairs of the lowest draws, as many as there is room for: whichever came first.
void TextSample::add(const SentencePair& pair) {
  const uint64_t draw = random_.next();
  const size_t place = seen_++;
  if (draw >= limit_ || bytes_of(pair) > most_bytes_) return;
  chosen_.push_back({draw, place, pair});
  std::ranges::push_heap(chosen_, {}, &Chosen::draw);
  bytes_ += bytes_of(pair);
  while (bytes_ > most_bytes_) drop_highest();
}

void TextSample::drop_highest() {
  std::ranges::pop_heap(chosen_, {}, &Chosen::draw);
  limit_ = chosen_.back().draw;
  bytes_ -= bytes_of(chosen_.back().pair);
  chosen_.pop_back();
}

std::pair<std::vector<std::string>, std::vector<std::string>> TextSample::take() {
  std::ranges::sort(chosen_, {}, &Chosen::place);
  std::vector<std::string> sources, targets;
  sources.reserve(chosen_.size());
  targets.reserve(chosen_.size());
  for (Chosen& chosen : chosen_) {
    sources.push_back(std::move(chosen.pair.source));
    targets.push_back(std::move(chosen.pair.target));
  }
  chosen_ = {};
  bytes_ = 0;
  return {std::move(sources), std::move(targets)};
}

}  // namespace regard
