#include "regard/contest/fit_parameters.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "regard/base/counted.h"
#include "regard/base/error.h"
#include "regard/model/seq2seq.h"

namespace regard {
namespace {

std::array<int64_t*, 5> widths_of(ModelOptions& model) {
  return {&model.embedding_size, &model.encoder_size, &model.decoder_size, &model.attention_size,
          &model.feed_forward_size};
}

/// The widest that an option may be.
int64_t widest(ModelOptions& model) {
  double most = std::numeric_limits<double>::max();
  describe(model, [&](const char*, auto& value, const char*, const Range& range = {}) {
    for (const int64_t* width : widths_of(model))
      if (static_cast<const void*>(&value) == width) most = std::min(most, range.most);
  });
  return static_cast<int64_t>(most);
}

/// Every width divided by what all have in common, times `factor`.
Config scaled(const Config& config, int64_t factor) {
  Config result = config;
  int64_t common = 0;
  for (const int64_t* width : widths_of(result.model)) common = std::gcd(common, *width);
  for (int64_t* width : widths_of(result.model)) *width = *width / common * factor;
  return result;
}

/// Heads, each of an even width, must divide a Transformer's.
int64_t smallest_factor(const Config& config) {
  const bool transformer = config.model.encoder == EncoderKind::transformer ||
                           config.model.decoder == DecoderKind::transformer;
  if (!transformer) return 1;
  const int64_t unit = scaled(config, 1).model.embedding_size, heads = 2 * config.model.heads;
  return heads / std::gcd(unit, heads);
}

/// The most steps that leave every width within its range.
int64_t most_steps(const Config& config, int64_t step) {
  Config unit = scaled(config, step);
  int64_t width = 1;
  for (const int64_t* each : widths_of(unit.model)) width = std::max(width, *each);
  return std::max<int64_t>(1, widest(unit.model) / width);
}

/// How many parameters networks have whose widths are 1, 2, 3, ... steps. Weights are matrices and
/// vectors of these widths, so it is a polynomial of second degree, and three networks, narrow ones
/// that are quickly made, give it (Newton's forward differences).
class Growth {
 public:
  Growth(const Config& config, int64_t step)
      : one_(parameter_count(scaled(config, step))),
        rise_(parameter_count(scaled(config, 2 * step)) - one_),
        rise_of_rise_(parameter_count(scaled(config, 3 * step)) - 2 * rise_ - one_) {}

  int64_t parameters(int64_t steps) const {
    const int64_t more = steps - 1;
    return one_ + more * rise_ + more * (more - 1) / 2 * rise_of_rise_;
  }

 private:
  int64_t one_, rise_, rise_of_rise_;
};

}  // namespace

int64_t parameter_count(const Config& config) {
  const int64_t words = config.text.vocabulary_size;
  if (words == 0)
    throw Error(
        "--parameters needs a --vocabulary-size above 0: the vocabulary has parameters too");
  return Seq2Seq(config.model, {.source = words, .target = words}).parameter_count();
}

void fit_parameters(Config& config, int64_t wanted) {
  const int64_t step = smallest_factor(config);
  const Growth growth(config, step);
  const int64_t most = most_steps(config, step);
  if (growth.parameters(1) > wanted)
    throw Error("--parameters {}: the narrowest such network has {}", grouped(wanted),
                grouped(growth.parameters(1)));
  if (growth.parameters(most + 1) <= wanted)
    throw Error("--parameters {}: the widest such network has {}", grouped(wanted),
                grouped(growth.parameters(most)));
  int64_t fits = 1, too_wide = most + 1;
  while (too_wide - fits > 1) {
    const int64_t middle = fits + (too_wide - fits) / 2;
    (growth.parameters(middle) <= wanted ? fits : too_wide) = middle;
  }
  config = scaled(config, fits * step);
}

}  // namespace regard
