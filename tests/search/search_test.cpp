#include "regard/search/search.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "regard/base/error.h"
#include "search/prefix_decoder.h"

namespace regard {
namespace {

using Results = std::vector<std::vector<Hypothesis>>;

void expect_ordered(const std::vector<Hypothesis>& results) {
  for (size_t n = 1; n < results.size(); ++n)
    EXPECT_TRUE(!results[n].finished || results[n - 1].score >= results[n].score);
}

TEST(Search, OfASentenceDoesNotDependOnItsNeighbours) {
  for (const int64_t beam : {1, 4}) {
    PrefixDecoder decoder(15, 1);
    const SearchOptions options{.beam = beam, .n_best = beam};
    const std::vector<int64_t> numbers{31, 32, 33, 34}, lengths{2, 7, 4, 1}, limits{14, 9, 2, 14};
    const Results together = search(decoder, numbered_source(numbers, lengths), limits, options);
    for (size_t b = 0; b < numbers.size(); ++b) {
      const Results alone =
          search(decoder, numbered_source({numbers[b]}, {lengths[b]}), {limits[b]}, options);
      ASSERT_EQ(together[b].size(), alone[0].size());
      expect_ordered(together[b]);
      for (size_t n = 0; n < alone[0].size(); ++n) {
        EXPECT_EQ(together[b][n].ids, alone[0][n].ids);
        EXPECT_EQ(together[b][n].attention, alone[0][n].attention);
        EXPECT_NEAR(together[b][n].score, alone[0][n].score, 1e-6);
      }
    }
  }
}

// The decoder told to say these words: log-probability and attention.
void expect_forced(Decoder& decoder, const EncoderOutput& source, int64_t row,
                   const Hypothesis& hypothesis) {
  std::vector<int64_t> in{2}, out = hypothesis.ids;
  in.insert(in.end(), out.begin(), out.end());
  if (hypothesis.finished) {
    out.push_back(3);
  } else {
    in.pop_back();
  }
  const auto words = static_cast<int64_t>(out.size());
  const torch::Tensor one = torch::tensor({row});
  const int64_t length = source.mask[row].sum().item<int64_t>();
  const EncoderOutput sentence{.states = source.states.index_select(0, one),
                               .final = source.final.index_select(1, one),
                               .mask = source.mask.index_select(0, one)};
  const torch::Tensor forced = decoder.forward(torch::tensor(in).view({1, words}), sentence);
  const torch::Tensor said = torch::log_softmax(decoder.output().forward(forced), 2)
                                 .gather(2, torch::tensor(out).view({1, words, 1}));
  EXPECT_NEAR(hypothesis.log_probability, said.sum().item<double>(), 1e-4);
  ASSERT_EQ(hypothesis.attention.size(), out.size());
  DecoderState state = decoder.start(sentence);
  for (size_t t = 0; t < out.size(); ++t) {
    StepOutput step = decoder.step(torch::tensor({in[t]}), state);
    state = std::move(step.state);
    ASSERT_EQ(static_cast<int64_t>(hypothesis.attention[t].size()), length);
    for (int64_t s = 0; s < length; ++s)
      EXPECT_NEAR(hypothesis.attention[t][static_cast<size_t>(s)],
                  step.attention[0][s].item<float>(), 1e-5);
  }
}

TEST(Search, KeepsTheAttentionAndProbabilityOfForcedDecoding) {
  torch::manual_seed(7);
  torch::NoGradGuard no_grad;
  for (const DecoderKind kind : {DecoderKind::luong, DecoderKind::bahdanau}) {
    ModelOptions options;
    options.decoder = kind;
    options.attention = AttentionKind::additive;
    options.embedding_size = options.attention_size = 8;
    options.decoder_size = 10;
    options.encoder_size = 6;
    const auto decoder = make_decoder(options, 20, 12);
    decoder->eval();
    for (torch::Tensor& parameter : decoder->parameters()) parameter.mul_(3);  // clear preferences
    EncoderOutput source = numbered_source({0, 1, 2}, {5, 3, 7});
    source.states = torch::randn({3, 7, 12}) * source.mask.unsqueeze(2);
    source.final = torch::randn({1, 3, 12});
    for (const int64_t beam : {1, 4}) {
      const Results found = search(*decoder, source, {12, 12, 5}, {.beam = beam, .n_best = beam});
      for (size_t b = 0; b < 3; ++b)
        for (const Hypothesis& hypothesis : found[b])
          expect_forced(*decoder, source, static_cast<int64_t>(b), hypothesis);
    }
  }
}

TEST(Search, GivesAsManyAsAreAskedForEvenWithASmallerBeam) {
  PrefixDecoder decoder(15, 1);
  const Results found = search(decoder, numbered_source({3}, {4}), {20}, {.beam = 1, .n_best = 6});
  ASSERT_EQ(found[0].size(), 6);
  expect_ordered(found[0]);
}

TEST(Search, NeverSaysNothingUnlessThereIsNothingElse) {
  for (const int64_t beam : {1, 3}) {
    PrefixDecoder hasty(9, 50);
    const EncoderOutput source = numbered_source({4}, {4});
    const Results found = search(hasty, source, {20}, {.beam = beam, .n_best = beam});
    for (const Hypothesis& hypothesis : found[0]) EXPECT_FALSE(hypothesis.ids.empty());

    PrefixDecoder mute(9);
    torch::NoGradGuard no_grad;
    mute.output().bias().fill_(-std::numeric_limits<float>::infinity());
    mute.output().bias()[3] = 0;
    const Results nothing = search(mute, source, {20}, {.beam = beam});
    ASSERT_EQ(nothing[0].size(), 1);
    EXPECT_TRUE(nothing[0][0].ids.empty());
    EXPECT_TRUE(nothing[0][0].finished);
  }
}

TEST(Search, NeverSaysPadOrBos) {
  for (const int64_t beam : {1, 3}) {
    PrefixDecoder decoder(9);
    torch::NoGradGuard no_grad;
    decoder.output().bias()[0] = 10;
    decoder.output().bias()[2] = 10;
    const Results found = search(decoder, numbered_source({4, 5}, {4, 4}), {9, 9}, {.beam = beam});
    for (const auto& results : found)
      for (const int64_t id : results[0].ids) EXPECT_TRUE(id != 0 && id != 2 && id != 3);
  }
}

TEST(Search, SaysThatWeightsAreDamaged) {
  for (const int64_t beam : {1, 3}) {
    PrefixDecoder decoder(9);
    torch::NoGradGuard no_grad;
    decoder.output().bias()[5] = NAN;
    EXPECT_THROW(search(decoder, numbered_source({4}, {4}), {9}, {.beam = beam}), Error);
  }
}

TEST(Search, RefusesLimitsThatDoNotFitTheBatch) {
  PrefixDecoder decoder(9);
  EXPECT_THROW(search(decoder, numbered_source({4}, {4}), {9, 9}, {}), c10::Error);
  EXPECT_THROW(search(decoder, numbered_source({4}, {4}), {0}, {}), c10::Error);
}

}  // namespace
}  // namespace regard
