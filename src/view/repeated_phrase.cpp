#include "view/repeated_phrase.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>

namespace regard {
namespace {

// Of a row's weight that must lie where it lay when the same words were said before. A word that
// the source has twice is found in two places.
constexpr double same_place_from = 0.5;

double overlap(const WordLooks& looks, size_t row, size_t other) {
  double common = 0;
  for (size_t s = 0; s < looks.weights.columns; ++s)
    common += std::min(looks.weights.at(row, s), looks.weights.at(other, s));
  return common;
}

bool same(const WordLooks& looks, size_t word, size_t other) {
  return looks.target[word] == looks.target[other] &&
         overlap(looks, word, other) >= same_place_from;
}

/// Words said at `first` and again at `second`, without overlap.
struct Repeat {
  size_t first = 0;
  size_t second = 0;
  size_t length = 0;
};

bool counts(const WordLooks& looks, const Repeat& repeat) {
  // A single word may come again anywhere; right behind itself it stutters.
  if (repeat.length == 1 && repeat.second != repeat.first + 1) return false;
  const std::span<const std::string> phrase(looks.target.data() + repeat.first, repeat.length);
  return std::ranges::any_of(phrase, is_spoken);
}

/// By the lengths of the runs that end at each pair of target words: T^2 steps, whatever is said.
Repeat longest_repeat(const WordLooks& looks) {
  Repeat best;
  std::vector<size_t> runs(looks.said + 1), before(looks.said + 1);  // [j + 1]: end at i and j
  for (size_t i = 0; i < looks.said; ++i) {
    std::swap(runs, before);
    std::ranges::fill(runs, 0);
    for (size_t j = i + 1; j < looks.said; ++j) {
      if (!same(looks, i, j)) continue;
      runs[j + 1] = before[j] + 1;
      const size_t length = std::min(runs[j + 1], j - i);
      const Repeat repeat{i + 1 - length, j + 1 - length, length};
      if (length > best.length && counts(looks, repeat)) best = repeat;
    }
  }
  return best;
}

/// Four times "the cat" is more than two times "the cat the cat".
Repeat smallest(const WordLooks& looks, const Repeat& repeat) {
  for (size_t period = 1; 2 * period <= repeat.length; ++period) {
    bool periodic = true;
    for (size_t t = repeat.first; periodic && t + period < repeat.first + repeat.length; ++t)
      periodic = same(looks, t, t + period);
    if (periodic) return {repeat.first, repeat.first + period, period};
  }
  return repeat;
}

size_t times_said(const WordLooks& looks, std::span<const std::string> phrase) {
  size_t times = 0;
  for (size_t t = 0; t + phrase.size() <= looks.said;) {
    const bool here = std::equal(phrase.begin(), phrase.end(), looks.target.data() + t);
    times += here;
    t += here ? phrase.size() : 1;
  }
  return times;
}

/// What the words of a phrase look at most.
std::string place_of(const WordLooks& looks, const Repeat& repeat) {
  std::vector<std::string> words;
  for (size_t t = 0; t < repeat.length; ++t) {
    const std::string& word = looks.source[looks.favourite(repeat.second + t)];
    if (std::ranges::find(words, word) == words.end()) words.push_back(word);
  }
  return in_quotes(fmt::format("{}", fmt::join(words, " ")));
}

}  // namespace

std::optional<Finding> find_repeated_phrase(const WordLooks& looks) {
  const Repeat repeat = smallest(looks, longest_repeat(looks));
  if (repeat.length == 0) return std::nullopt;
  const std::span<const std::string> phrase(looks.target.data() + repeat.first, repeat.length);
  double same = 0;
  for (size_t t = 0; t < repeat.length; ++t)
    same += overlap(looks, repeat.first + t, repeat.second + t);
  const size_t times = times_said(looks, phrase);
  return Finding{
      .kind = "repeated",
      .number = static_cast<double>(times),
      .says = fmt::format("{} is said {} times, and attention goes back to {} for it: {:.0f} % of "
                          "the weight lies where it lay before.",
                          in_quotes(fmt::format("{}", fmt::join(phrase, " "))), times,
                          place_of(looks, repeat), 100 * same / static_cast<double>(repeat.length)),
      .cause =
          "The decoder does not know that it has said this already: too little training, or a "
          "sentence longer than those it learnt from. In Luong's decoder --input-feeding tells "
          "each step where the last one looked."};
}

}  // namespace regard
