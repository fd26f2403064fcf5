#include "view/word_findings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace regard {
namespace {

// Looks, or where the target is shorter than the source so much of the looks a word could get. What
// many rows leave on a word in passing, 0.02 or so each, adds up to more than a word gets that is
// truly left out, and to less than one that is read once.
constexpr double skipped_below = 0.15;
// The state of a word's neighbour has read the word too: in six of ten sentences of the shipped
// model some single word gets no look, subjects and articles most of all. Two side by side, in one
// of ten.
constexpr size_t shortest_run = 2;
// Looks, or so many times what a word could get where the target is the longer side: "pressé" is
// "in a hurry", and the verb before may look there too.
constexpr double too_often_above = 4;
constexpr size_t most_named = 6;

/// Looks that each source word would get if all were looked at alike.
double fair_share(const WordLooks& looks) {
  return static_cast<double>(looks.said) / static_cast<double>(looks.source.size());
}

/// Runs of at least `shortest_run` words, which punctuation does not break.
std::vector<size_t> skipped_words(const WordLooks& looks, const std::vector<double>& got) {
  const double least = skipped_below * std::min(1.0, fair_share(looks));
  std::vector<size_t> skipped, run;
  const auto close = [&] {
    if (run.size() >= shortest_run) skipped.insert(skipped.end(), run.begin(), run.end());
    run.clear();
  };
  for (size_t s = 0; s < got.size(); ++s) {
    if (!is_spoken(looks.source[s])) continue;
    if (got[s] < least)
      run.push_back(s);
    else
      close();
  }
  close();
  return skipped;
}

}  // namespace

std::optional<Finding> find_skipped(const WordLooks& looks) {
  const std::vector<double> got = coverage(looks);
  std::vector<std::string> names;
  for (const size_t word : skipped_words(looks, got))
    names.push_back(fmt::format("{} ({:.2f})", in_quotes(looks.source[word]), got[word]));
  if (names.empty()) return std::nullopt;
  const size_t count = names.size();
  if (count > most_named) {
    names.resize(most_named);
    names.push_back(fmt::format("{} more", count - most_named));
  }
  return Finding{
      .kind = "skipped",
      .number = static_cast<double>(count),
      .says = fmt::format("{} source words side by side hardly got a look: {}. A word that is read "
                          "once gets about 1.",
                          count, fmt::join(names, ", ")),
      .cause =
          "What nobody looks at is often missing in the translation: too little training, or "
          "one that ends too early, for which there are --length-penalty and a larger --beam. "
          "Phrases without a word of their own in the target, such as “est-ce que”, are rightly "
          "passed over."};
}

std::optional<Finding> find_much_looked_at(const WordLooks& looks) {
  std::vector<double> got = coverage(looks);
  for (size_t s = 0; s < got.size(); ++s)
    if (!is_spoken(looks.source[s])) got[s] = 0;
  const auto most = std::ranges::max_element(got);
  if (most == got.end() || *most <= too_often_above * std::max(1.0, fair_share(looks)))
    return std::nullopt;
  const auto word = static_cast<size_t>(most - got.begin());
  return Finding{
      .kind = "repeated",
      .number = *most,
      .says =
          fmt::format("{} was looked at again and again: it got {:.1f} whole looks, where a word "
                      "that is read once gets about 1.",
                      in_quotes(looks.source[word]), *most),
      .cause =
          "The decoder does not know what it has translated already: too little training, or "
          "the word is one that it does not know and hopes to guess from."};
}

}  // namespace regard
