#include "model/gru_cell.h"

#include <gtest/gtest.h>
#include <torch/types.h>

#include "attention/gradient_check.h"
#include "regard/attention/element_type.h"

namespace regard {
namespace {

using torch::Tensor;

struct Case {
  torch::ScalarType type;
  double tolerance;
  bool masked;
};

/// A step of 70 sentences and width 37: more than a vector holds, and no multiple of one.
class GruCellTest : public testing::TestWithParam<Case> {
 protected:
  static constexpr int64_t batch = 70, width = 37;

  Tensor numbers(at::IntArrayRef size) const { return at::randn(size).to(GetParam().type); }
  Tensor wide_numbers(at::IntArrayRef size) const {
    const Tensor like = at::empty({}, GetParam().type);
    return at::randn(size).to(wide_type(like));
  }
  static Tensor mask() { return GetParam().masked ? (at::arange(batch) % 3 != 1) : Tensor(); }
  static double difference(const Tensor& a, const Tensor& b) {
    return largest_difference(a.to(torch::kDouble), b.to(torch::kDouble));
  }
};

TEST_P(GruCellTest, OnePassEqualsOneOperationAfterAnother) {
  const GruCell cell{.input = numbers({batch, 3 * width}),
                     .hidden = numbers({batch, 3 * width}),
                     .proposal = numbers({batch, width}),
                     .state = wide_numbers({batch, width}),
                     .output = numbers({batch, width}),
                     .bias = wide_numbers({3 * width}),
                     .mask = mask()};
  GruCell plain = cell;
  for (Tensor* tensor : {&plain.hidden, &plain.proposal, &plain.state, &plain.output})
    *tensor = tensor->clone();
  gru_cell(cell);
  gru_cell_plain(plain);
  const double tolerance = GetParam().tolerance;
  EXPECT_LE(difference(cell.state, plain.state), tolerance);
  EXPECT_LE(difference(cell.output, plain.output), tolerance);
  // What a masked row keeps of the step, nobody reads.
  const Tensor read = GetParam().masked ? mask() : at::ones({batch}, torch::kBool);
  const Tensor rows = read.nonzero().squeeze(1);
  EXPECT_LE(difference(cell.hidden.index_select(0, rows), plain.hidden.index_select(0, rows)),
            tolerance);
  EXPECT_LE(difference(cell.proposal.index_select(0, rows), plain.proposal.index_select(0, rows)),
            tolerance);
}

TEST_P(GruCellTest, TheBackwardEqualsOneOperationAfterAnother) {
  const auto type = GetParam().type;
  const GruCellGradient cell{.hidden = numbers({batch, 3 * width}).sigmoid(),
                             .proposal = numbers({batch, width}).tanh(),
                             .before = numbers({batch, width}),
                             .arriving = numbers({batch, width}),
                             .returned = numbers({batch, width}),
                             .kept = wide_numbers({batch, width}),
                             .to_input = at::full({batch, 3 * width}, 7, type),
                             .to_hidden = at::full({batch, 3 * width}, 7, type),
                             .mask = mask()};
  GruCellGradient plain = cell;
  for (Tensor* tensor : {&plain.kept, &plain.to_input, &plain.to_hidden}) *tensor = tensor->clone();
  gru_cell_backward(cell);
  gru_cell_backward_plain(plain);
  const double tolerance = GetParam().tolerance;
  EXPECT_LE(difference(cell.kept, plain.kept), tolerance);
  EXPECT_LE(difference(cell.to_input, plain.to_input), tolerance);
  EXPECT_LE(difference(cell.to_hidden, plain.to_hidden), tolerance);
}

// The roundings of bfloat16 numbers up to 4 are up to 2^-7, one on either side.
INSTANTIATE_TEST_SUITE_P(
    All, GruCellTest,
    testing::Values(Case{torch::kFloat, 2e-6, false}, Case{torch::kFloat, 2e-6, true},
                    Case{torch::kDouble, 1e-14, false}, Case{torch::kDouble, 1e-14, true},
                    Case{torch::kBFloat16, 0.032, false}, Case{torch::kBFloat16, 0.032, true}));

}  // namespace
}  // namespace regard
