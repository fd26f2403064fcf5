#include "model/gru_cell.h"

#include <torch/types.h>

#include "regard/attention/element_type.h"
#include "regard/attention/for_rows.h"
#include "regard/base/vector_math.h"

namespace regard {
namespace {

using torch::Tensor;

namespace vm = vector_math;
using vm::narrow, vm::widen, vm::Wide;

template <typename T>
struct Cell {
  const T* input;
  T* hidden;
  T* proposal;
  Wide<T>* state;
  T* output;
  const Wide<T>* bias;
  const bool* mask;
  int64_t width;
};

template <typename T>
[[gnu::always_inline]] inline void forward_rows(const Cell<T>& cell, int64_t begin, int64_t end) {
  const int64_t width = cell.width;
  const Wide<T>* __restrict bias = cell.bias;
  for (int64_t row = begin; row < end; ++row) {
    const T* __restrict input = cell.input + row * 3 * width;
    T* __restrict hidden = cell.hidden + row * 3 * width;
    T* __restrict proposal = cell.proposal + row * width;
    Wide<T>* __restrict state = cell.state + row * width;
    T* __restrict output = cell.output + row * width;
    if (cell.mask != nullptr && !cell.mask[row]) {
      for (int64_t i = 0; i < width; ++i) output[i] = narrow<T>(state[i]);
      continue;
    }
#pragma omp simd
    for (int64_t i = 0; i < width; ++i) {
      const int64_t z = width + i, n = 2 * width + i;
      const Wide<T> reset = vm::sigmoid(widen(input[i]) + widen(hidden[i]) + bias[i]);
      const Wide<T> update = vm::sigmoid(widen(input[z]) + widen(hidden[z]) + bias[z]);
      const Wide<T> heard = widen(hidden[n]) + bias[n];
      const Wide<T> proposed = vm::tanh(widen(input[n]) + reset * heard);
      const Wide<T> next = proposed + update * (state[i] - proposed);
      hidden[i] = narrow<T>(reset);
      hidden[z] = narrow<T>(update);
      hidden[n] = narrow<T>(heard);
      proposal[i] = narrow<T>(proposed);
      state[i] = next;
      output[i] = narrow<T>(next);
    }
  }
}

template <typename T>
struct CellGradient {
  const T* hidden;
  const T* proposal;
  const T* before;
  const T* arriving;
  const T* returned;
  Wide<T>* kept;
  T* to_input;
  T* to_hidden;
  const bool* mask;
  int64_t width;
};

template <typename T>
[[gnu::always_inline]] inline void backward_rows(const CellGradient<T>& cell, int64_t begin,
                                                 int64_t end) {
  const int64_t width = cell.width;
  for (int64_t row = begin; row < end; ++row) {
    const T* __restrict hidden = cell.hidden + row * 3 * width;
    const T* __restrict proposal = cell.proposal + row * width;
    const T* __restrict before = cell.before + row * width;
    const T* __restrict arriving = cell.arriving + row * width;
    const T* __restrict returned = cell.returned + row * width;
    Wide<T>* __restrict kept = cell.kept + row * width;
    T* __restrict to_input = cell.to_input + row * 3 * width;
    T* __restrict to_hidden = cell.to_hidden + row * 3 * width;
    if (cell.mask != nullptr && !cell.mask[row]) {
      for (int64_t i = 0; i < width; ++i) kept[i] += widen(returned[i]) + widen(arriving[i]);
      for (int64_t i = 0; i < 3 * width; ++i) to_input[i] = to_hidden[i] = narrow<T>(0);
      continue;
    }
#pragma omp simd
    for (int64_t i = 0; i < width; ++i) {
      const int64_t z = width + i, n = 2 * width + i;
      const Wide<T> reset = widen(hidden[i]), update = widen(hidden[z]), heard = widen(hidden[n]);
      const Wide<T> proposed = widen(proposal[i]);
      const Wide<T> gradient = kept[i] + widen(returned[i]) + widen(arriving[i]);
      const Wide<T> to_proposal = gradient * (1 - update) * (1 - proposed * proposed);
      const Wide<T> to_update = gradient * (widen(before[i]) - proposed) * update * (1 - update);
      const Wide<T> to_reset = to_proposal * heard * reset * (1 - reset);
      to_input[i] = to_hidden[i] = narrow<T>(to_reset);
      to_input[z] = to_hidden[z] = narrow<T>(to_update);
      to_input[n] = narrow<T>(to_proposal);
      to_hidden[n] = narrow<T>(to_proposal * reset);
      kept[i] = gradient * update;
    }
  }
}

#define REGARD_GRU_CELL(T)                                                                   \
  REGARD_VECTORISED void forward(const Cell<T>& cell, int64_t begin, int64_t end) {          \
    forward_rows(cell, begin, end);                                                          \
  }                                                                                          \
  REGARD_VECTORISED void backward(const CellGradient<T>& cell, int64_t begin, int64_t end) { \
    backward_rows(cell, begin, end);                                                         \
  }
REGARD_FOR_ELEMENT_TYPES(REGARD_GRU_CELL)
#undef REGARD_GRU_CELL

}  // namespace

void gru_cell(const GruCell& cell) {
  const bool done = with_element_type(cell.input, [&](auto element) {
    using T = decltype(element);
    const Cell<T> numbers{elements<T>(cell.input),
                          mutable_elements<T>(cell.hidden),
                          mutable_elements<T>(cell.proposal),
                          mutable_elements<Wide<T>>(cell.state),
                          mutable_elements<T>(cell.output),
                          elements<Wide<T>>(cell.bias),
                          elements<bool>(cell.mask),
                          cell.proposal.size(1)};
    for_rows(cell.proposal.size(0), cell.proposal.size(1),
             [&](int64_t begin, int64_t end) { forward(numbers, begin, end); });
  });
  if (!done) gru_cell_plain(cell);
}

void gru_cell_plain(const GruCell& cell) {
  const auto wide = cell.state.scalar_type();
  const auto input = cell.input.to(wide).chunk(3, 1);
  const auto hidden = (cell.hidden.to(wide) + cell.bias).chunk(3, 1);
  const Tensor reset = (input[0] + hidden[0]).sigmoid(), update = (input[1] + hidden[1]).sigmoid();
  const Tensor proposal = (input[2] + reset * hidden[2]).tanh();
  const Tensor next = at::lerp(proposal, cell.state, update);
  cell.hidden.copy_(at::cat({reset, update, hidden[2]}, 1));
  cell.proposal.copy_(proposal);
  cell.state.copy_(cell.mask.defined() ? at::where(cell.mask.unsqueeze(1), next, cell.state)
                                       : next);
  cell.output.copy_(cell.state);
}

void gru_cell_backward(const GruCellGradient& cell) {
  const bool done = with_element_type(cell.hidden, [&](auto element) {
    using T = decltype(element);
    const CellGradient<T> numbers{
        elements<T>(cell.hidden),           elements<T>(cell.proposal),
        elements<T>(cell.before),           elements<T>(cell.arriving),
        elements<T>(cell.returned),         mutable_elements<Wide<T>>(cell.kept),
        mutable_elements<T>(cell.to_input), mutable_elements<T>(cell.to_hidden),
        elements<bool>(cell.mask),          cell.proposal.size(1)};
    for_rows(cell.proposal.size(0), cell.proposal.size(1),
             [&](int64_t begin, int64_t end) { backward(numbers, begin, end); });
  });
  if (!done) gru_cell_backward_plain(cell);
}

void gru_cell_backward_plain(const GruCellGradient& cell) {
  const auto wide = cell.kept.scalar_type();
  const auto hidden = cell.hidden.to(wide).chunk(3, 1);
  const Tensor &reset = hidden[0], &update = hidden[1], proposal = cell.proposal.to(wide);
  const Tensor all = cell.kept + cell.returned + cell.arriving;
  const Tensor gradient = cell.mask.defined() ? all * cell.mask.unsqueeze(1) : all;
  const Tensor to_proposal = gradient * (1 - update) * (1 - proposal * proposal);
  const Tensor to_update = gradient * (cell.before - proposal) * update * (1 - update);
  const Tensor to_reset = to_proposal * hidden[2] * reset * (1 - reset);
  cell.to_input.copy_(at::cat({to_reset, to_update, to_proposal}, 1));
  cell.to_hidden.copy_(at::cat({to_reset, to_update, to_proposal * reset}, 1));
  const Tensor kept = gradient * update;
  cell.kept.copy_(cell.mask.defined() ? at::where(cell.mask.unsqueeze(1), kept, all) : kept);
}

}  // namespace regard
