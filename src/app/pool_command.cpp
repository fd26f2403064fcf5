#include "app/pool_command.h"

#include <spdlog/spdlog.h>
#include <torch/types.h>
#include <unistd.h>

#include <cmath>
#include <iostream>

#include "app/exit_status.h"
#include "app/number_table.h"
#include "app/output.h"
#include "regard/attention/kernel_regression.h"
#include "regard/base/counted.h"
#include "regard/base/csv.h"
#include "regard/figure/picture.h"
#include "regard/figure/terminal.h"
#include "regard/view/pooling_figures.h"

namespace regard {
namespace {

struct PoolRequest {
  std::vector<std::string> files;
  std::string x, y, at;
  Kernel kernel = Kernel::gaussian;
  std::string bandwidth = "auto";
  std::vector<std::string> outputs;
  bool demo = false;
  int64_t seed = 1;
};

std::string bandwidth_problem(std::string_view text) {
  double number = 0;
  if (text == "auto" || text == "learn") return "";
  if (parse_number(std::string(text), number) && number > 0) return "";
  return fmt::format("must be auto, learn or a number above 0, not '{}'", text);
}

void declare(CommandLine& line, PoolRequest& request) {
  line.add_positional({"FILE", "", "the table: CSV, its columns named in the first row"},
                      request.files);
  line.add({"x", "COLUMNS", "what to predict from: names or numbers of columns, commas between"},
           request.x);
  line.add({"y", "COLUMN", "what to predict"}, request.y);
  line.add({"at", "FILE", "where to predict: a CSV with the columns of --x; without, all along x"},
           request.at);
  line.add({"kernel", value_kind(request.kernel), "how weight falls with distance"},
           request.kernel);
  line.add({"bandwidth", "H|auto|learn",
            "reach of the kernel; auto: of the least leave-one-out error, learn: the same by "
            "gradient descent"},
           request.bandwidth, Range{.text_problem = bandwidth_problem});
  line.add({"output", "FILE",
            "predictions (.csv) or picture (.png, .svg), once for each; without, a picture on a "
            "terminal, else CSV",
            true},
           request.outputs);
  line.add({"demo", "", "the figures of Dive into Deep Learning 11.2"}, request.demo);
  line.add({"seed", "N", "of the demo's points"}, request.seed, at_least_0);
}

std::vector<std::string> split_names(const std::string& names) {
  std::vector<std::string> split;
  for (size_t begin = 0; begin <= names.size();) {
    const size_t end = std::min(names.find(',', begin), names.size());
    split.push_back(names.substr(begin, end - begin));
    begin = end + 1;
  }
  return split;
}

NumberTable load(const std::string& path, const std::vector<std::string>& columns) {
  NumberTable table = read_numbers(path, columns);
  for (const std::string& trouble : table.troubles) spdlog::warn("{}; left out", trouble);
  const auto rows = static_cast<int64_t>(table.rows.size());
  spdlog::info("{}: {}{}", path, counted(rows, "row"),
               table.skipped == 0 ? "" : fmt::format(", {} left out", grouped(table.skipped)));
  return table;
}

torch::Tensor matrix(const NumberTable& table) {
  const auto width = static_cast<int64_t>(table.columns.size());
  const torch::Tensor numbers =
      torch::empty({static_cast<int64_t>(table.rows.size()), width}, torch::kDouble);
  auto* to = numbers.mutable_data_ptr<double>();
  for (const auto& row : table.rows) to = std::ranges::copy(row, to).out;
  return numbers;
}

/// The points that are asked about, in the table's own unit.
struct Queries {
  std::vector<std::string> columns;
  torch::Tensor x;  // [Q,D]
};

Queries queries_of(const PoolRequest& request, const NumberTable& table, const torch::Tensor& x) {
  constexpr int64_t along_x = 101;
  const std::vector<std::string> names(table.columns.begin(), table.columns.end() - 1);
  if (!request.at.empty()) return {names, matrix(load(request.at, names))};
  if (x.size(1) > 1) return {names, x};
  return {names,
          torch::linspace(x.min().item<double>(), x.max().item<double>(), along_x, torch::kDouble)
              .unsqueeze(1)};
}

Bandwidth bandwidth_of(const PoolRequest& request, const Points& points) {
  if (request.bandwidth == "auto") return search_bandwidth(points, request.kernel);
  if (request.bandwidth == "learn") {
    // Half of where Silverman's rule of thumb would begin is downhill of what is too smooth.
    const auto count = static_cast<double>(points.x.size(0));
    const double spread = points.x.std(0).mean().item<double>();
    return learn_bandwidth(points, request.kernel, spread * std::pow(count, -0.2));
  }
  Bandwidth given;
  parse_number(request.bandwidth, given.value);
  given.error = points.x.size(0) < 2 ? 0 : leave_one_out_error(points, request.kernel, given.value);
  return given;
}

void report(const PoolRequest& request, const Bandwidth& bandwidth, const Regression& answers) {
  const auto queries = answers.mean.size(0);
  const auto far = answers.fallback.sum().item<int64_t>();
  spdlog::info("{} kernel, bandwidth {:.4g}: root mean square error {:.4g} (leave-one-out)",
               name_of(request.kernel), bandwidth.value, std::sqrt(bandwidth.error));
  spdlog::info("{}, each from {:.1f} points on average (effective sample size)",
               counted(queries, "prediction"), answers.effective_sample_size.mean().item<double>());
  if (far > 0)
    spdlog::warn(
        "{} had no point in range and is the nearest one's value: a larger --bandwidth, or "
        "--kernel gaussian, would smooth there",
        counted(far, "prediction"));
}

void write_csv(std::ostream& stream, const Queries& queries, const Regression& answers) {
  for (const std::string& column : queries.columns) stream << csv_field(column) << ',';
  stream << "prediction,effective_sample_size\n";
  const auto x = queries.x.accessor<double, 2>();
  const auto mean = answers.mean.accessor<double, 1>();
  const auto size = answers.effective_sample_size.accessor<double, 1>();
  for (int64_t q = 0; q < x.size(0); ++q) {
    for (int64_t d = 0; d < x.size(1); ++d) stream << fmt::format("{},", x[q][d]);
    stream << fmt::format("{:.10g},{:.6g}\n", mean[q], size[q]);
  }
}

void show(const Figure& figure) {
  std::cout << to_terminal(figure, terminal_style_of(STDOUT_FILENO));
  flush_output(std::cout);
}

bool is_csv(const std::string& path) { return std::filesystem::path(path).extension() == ".csv"; }

void demonstrate(const PoolRequest& request) {
  if (!request.files.empty()) throw UsageError("--demo makes its own points; give no FILE");
  const Figure figure = book_figure(request.seed);
  for (const std::string& path : request.outputs) write_figure(path, figure);
  if (request.outputs.empty()) show(figure);
}

void check(const PoolRequest& request) {
  if (request.files.size() != 1)
    throw UsageError("give one FILE, the table, not {}", request.files.size());
  if (request.x.empty()) throw UsageError("--x is missing: the columns to predict from");
  if (request.y.empty()) throw UsageError("--y is missing: the column to predict");
}

void pool(const PoolRequest& request) {
  std::vector<std::string> columns = split_names(request.x);
  columns.push_back(request.y);
  const NumberTable table = load(request.files.front(), columns);
  const torch::Tensor all = matrix(table);
  const torch::Tensor x = all.narrow(1, 0, all.size(1) - 1);
  const Queries queries = queries_of(request, table, x);
  const torch::Tensor scales = x.size(1) > 1 ? column_scales(x) : torch::ones({1}, torch::kDouble);
  const Points points{.x = (x / scales).contiguous(), .y = all.select(1, -1).contiguous()};
  const Bandwidth bandwidth = bandwidth_of(request, points);
  const Regression answers = regress(points, queries.x / scales, request.kernel, bandwidth.value);
  report(request, bandwidth, answers);
  const auto figure = [&] {
    return pooling_figure(points, request.kernel, bandwidth.value,
                          {.x = table.columns.front(), .y = table.columns.back()});
  };
  for (const std::string& path : request.outputs) {
    if (!is_csv(path)) {
      write_figure(path, figure());
      continue;
    }
    write_output(path, [&](std::ostream& stream) { write_csv(stream, queries, answers); });
  }
  if (!request.outputs.empty()) return;
  if (::isatty(STDOUT_FILENO)) return show(figure());
  write_output("", [&](std::ostream& stream) { write_csv(stream, queries, answers); });
}

}  // namespace

int pool_command(const std::vector<std::string>& arguments) {
  PoolRequest request;
  CommandLine line(pool_text);
  declare(line, request);
  if (!line.parse(arguments)) return exit_done;
  if (request.demo) {
    demonstrate(request);
  } else {
    check(request);
    pool(request);
  }
  return exit_done;
}

}  // namespace regard
