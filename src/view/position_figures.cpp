#include "regard/view/position_figures.h"

#include <fmt/format.h>
#include <torch/types.h>

#include <algorithm>

#include "regard/attention/positions.h"
#include "regard/base/counted.h"
#include "regard/base/error.h"
#include "regard/model/seq2seq.h"

namespace regard {
namespace {

using torch::Tensor;

std::vector<double> numbers(const Tensor& tensor) {
  const Tensor flat = tensor.to(torch::kCPU, torch::kDouble).contiguous().view(-1);
  return {flat.const_data_ptr<double>(), flat.const_data_ptr<double>() + flat.numel()};
}

Panel curves_panel(const Tensor& table, const std::string& title) {
  constexpr int64_t books_first = 6, most = 4;
  const int64_t width = table.size(1), count = std::min(most, width);
  const int64_t first = std::clamp<int64_t>(width - count, 0, books_first);
  Marks curves;
  for (int64_t column = first; column < first + count; ++column)
    curves.emplace_back(Curve{.x = numbers(torch::arange(table.size(0))),
                              .y = numbers(table.select(1, column)),
                              .name = fmt::format("column {}", column)});
  return {.title = title, .x_label = "position", .y_label = "value", .content = std::move(curves)};
}

Panel map_panel(const Tensor& table) {
  return {.title = "all columns",
          .x_label = "column",
          .y_label = "position",
          .content = HeatMap{.rows = static_cast<size_t>(table.size(0)),
                             .columns = static_cast<size_t>(table.size(1)),
                             .values = numbers(table)}};
}

void add_table(Figure& figure, const Tensor& table, const std::string& title) {
  figure.panels.push_back(curves_panel(table, title));
  figure.panels.push_back(map_panel(table));
}

/// A head of ones and zeros turned by its positions shows the turns themselves: [steps,width].
Tensor turns(int64_t steps, int64_t width) {
  const Tensor ones = torch::tensor({1.0, 0.0}, torch::kDouble).repeat({steps, width / 2});
  return rotate(ones, 0);
}

void add_learned(Figure& figure, const Seq2Seq& model, int64_t steps) {
  for (const char* side : {"encoder", "decoder"})
    for (const auto& [name, weight] : model.named_weights())
      if (name == fmt::format("{}.positions.weight", side))
        add_table(figure, weight.detach().narrow(0, 0, std::min(steps, weight.size(0))),
                  fmt::format("{}: learned positions", side));
}

}  // namespace

Figure positions_figure(int64_t steps, int64_t width) {
  Figure figure{.title = "Positions as waves of growing length", .columns = 2};
  add_table(figure, sinusoidal_positions(0, steps, width, torch::kDouble),
            fmt::format("{} of width {}", counted(steps, "position"), width));
  return figure;
}

Figure positions_figure(const Seq2Seq& model, int64_t steps) {
  const ModelOptions& options = model.options();
  const bool reads_positions =
      options.encoder == EncoderKind::transformer || options.decoder == DecoderKind::transformer;
  Figure figure{.title = "Where a word stands", .columns = 2};
  if (reads_positions && options.positions == PositionKind::sinusoidal)
    add_table(figure, sinusoidal_positions(0, steps, options.embedding_size, torch::kDouble),
              "sinusoidal positions");
  if (reads_positions && options.positions == PositionKind::rotary)
    add_table(figure, turns(steps, options.embedding_size / options.heads),
              "rotary positions: cosine and sine of a head's turns");
  if (reads_positions && options.positions == PositionKind::learned)
    add_learned(figure, model, steps);
  if (figure.panels.empty())
    throw Error("the model has no positions to draw: {}",
                reads_positions ? "it was built with --positions none"
                                : "a recurrent one reads its words one after the other");
  return figure;
}

}  // namespace regard
