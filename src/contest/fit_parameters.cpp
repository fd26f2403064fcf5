#include "regard/contest/fit_parameters.h"

#include <array>
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
  const auto fits = [&](int64_t steps) {
    return parameter_count(scaled(config, steps * step)) <= wanted;
  };
  if (!fits(1))
    throw Error("--parameters {}: the narrowest such network has {}", grouped(wanted),
                grouped(parameter_count(scaled(config, step))));
  int64_t most = 1;
  while (fits(2 * most)) most *= 2;
  for (int64_t part = most / 2; part > 0; part /= 2)
    if (fits(most + part)) most += part;
  config = scaled(config, most * step);
}

}  // namespace regard
