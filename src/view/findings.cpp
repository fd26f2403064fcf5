#include "regard/view/findings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "regard/base/counted.h"
#include "view/place_findings.h"
#include "view/repeated_phrase.h"
#include "view/word_findings.h"
#include "view/word_looks.h"

namespace regard {
namespace {

// From here on a sentence says something about the model.
constexpr size_t enough_words = 3;

Finding blind(const Gaze& gaze) {
  Finding finding{.kind = "blind", .number = 0, .says = {}, .cause = {}};
  if (gaze.left_out.empty()) {
    finding.says = "This model has no attention: it never looks back at the source.";
    finding.cause = "It was trained with --attention none.";
  } else {
    finding.says = "The weights of this sentence were not kept, so there is nothing to judge.";
    finding.cause = fmt::format("Too large: {}.", gaze.left_out);
  }
  return finding;
}

Finding healthy(const WordLooks& looks) {
  if (looks.said == 0)
    return {.kind = "healthy",
            .number = 0,
            .says = "Nothing but the end mark is said: there is no word to judge by.",
            .cause = {}};
  double sum = 0;
  for (size_t t = 0; t < looks.said; ++t) sum += looks.weights.at(t, looks.favourite(t));
  const double sharpness = sum / static_cast<double>(looks.said);
  std::string says = fmt::format(
      "Nothing looks wrong: a target word has {:.2f} of its weight on one source word on average.",
      sharpness);
  if (looks.said < enough_words)
    says += fmt::format(" But {} cannot show much.",
                        counted(static_cast<int64_t>(looks.said), "target word"));
  return {.kind = "healthy", .number = sharpness, .says = std::move(says), .cause = {}};
}

void blame_clamps(const Gaze& gaze, std::vector<Finding>& findings) {
  if (gaze.clamps.empty()) return;
  for (Finding& finding : findings)
    if (!finding.cause.empty())
      finding.cause = fmt::format("Perhaps what was clamped ({}). If not: {}",
                                  fmt::join(gaze.clamps, ", "), finding.cause);
}

}  // namespace

std::vector<Finding> findings_of(const Gaze& gaze) {
  const Matrix attention = mean_cross_attention(gaze);
  if (attention.empty()) return {blind(gaze)};
  const WordLooks looks = word_looks(gaze, attention);
  std::vector<Finding> findings;
  const auto add = [&](std::optional<Finding> finding) {
    const bool found = finding.has_value();
    if (found) findings.push_back(std::move(*finding));
    return found;
  };
  add(find_padding(gaze, attention));
  // Where no choice is made, one word leads all others by a hair, and that says nothing.
  const bool uniform = add(find_uniform(gaze, attention));
  const bool collapsed = !uniform && add(find_collapse(gaze, looks));
  // All other words are skipped then, and the one is looked at far too much.
  if (!collapsed) add(find_skipped(looks));
  const bool again = add(find_repeated_phrase(looks));
  if (!collapsed && !again) add(find_much_looked_at(looks));
  if (findings.empty()) findings.push_back(healthy(looks));
  blame_clamps(gaze, findings);
  return findings;
}

}  // namespace regard
