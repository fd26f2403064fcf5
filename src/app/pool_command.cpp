#include "app/pool_command.h"

#include <spdlog/spdlog.h>
#include <torch/types.h>
#include <unistd.h>

#include <cmath>
#include <iostream>

#include "app/exit_status.h"
#include "app/output.h"
#include "app/pool_table.h"
#include "regard/attention/bandwidth.h"
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

Bandwidth bandwidth_of(const PoolRequest& request, const Points& points) {
  if (request.bandwidth == "auto") return search_bandwidth(points, request.kernel);
  if (request.bandwidth == "learn")
    return learn_bandwidth(points, request.kernel, rule_of_thumb(points));
  double given = 0;
  parse_number(request.bandwidth, given);
  return judge_bandwidth(points, request.kernel, given);
}

/// " of 1,682 of the 20,000 points", or nothing where it is all of them.
std::string part_of(int64_t some, int64_t all) {
  return some == all ? "" : fmt::format(" of {} of the {} points", grouped(some), grouped(all));
}

void report_bandwidth(Kernel kernel, const Bandwidth& bandwidth, int64_t points) {
  std::string error = ": one point has no others to be predicted from";
  if (bandwidth.left_out > 0)
    error = fmt::format(": root mean square error {:.4g} (leave-one-out{})",
                        std::sqrt(bandwidth.error), part_of(bandwidth.left_out, points));
  spdlog::info("{} kernel, bandwidth {:.4g}{}", name_of(kernel), bandwidth.value, error);
  if (bandwidth.chosen_on > 0 && bandwidth.chosen_on < points)
    spdlog::info("the bandwidth is the best{}, scaled to all",
                 part_of(bandwidth.chosen_on, points));
}

void report_answers(const Regression& answers) {
  const auto far = answers.fallback.sum().item<int64_t>();
  spdlog::info("{}, each from {:.1f} points on average (effective sample size)",
               counted(answers.mean.size(0), "prediction"),
               answers.effective_sample_size.mean().item<double>());
  if (far > 0)
    spdlog::warn(
        "{} had no point in range and is the nearest one's value: a larger --bandwidth, or "
        "--kernel gaussian, would smooth there",
        counted(far, "prediction"));
}

void write_csv(std::ostream& stream, const PoolQueries& queries, const Regression& answers) {
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

void check_endings(const PoolRequest& request) {
  for (const std::string& path : request.outputs) {
    const std::string ending = std::filesystem::path(path).extension().string();
    const bool picture = ending == ".png" || ending == ".svg";
    if (!picture && (request.demo || !is_csv(path)))
      throw Error("cannot write {}: the name of {} ends with {}.png or .svg", path,
                  request.demo ? "a picture" : "an --output", request.demo ? "" : ".csv, ");
  }
}

void check_demo(const PoolRequest& request) {
  if (!request.files.empty()) throw UsageError("--demo makes its own points; give no FILE");
  const PoolRequest untouched;
  const std::pair<const char*, bool> given[] = {
      {"x", request.x != untouched.x},
      {"y", request.y != untouched.y},
      {"at", request.at != untouched.at},
      {"kernel", request.kernel != untouched.kernel},
      {"bandwidth", request.bandwidth != untouched.bandwidth}};
  for (const auto& [flag, is_given] : given)
    if (is_given) throw UsageError("--demo shows the book's own figures; give no --{}", flag);
}

void check(const PoolRequest& request) {
  check_endings(request);
  check_outputs(outputs_of("output", request.outputs));
  if (request.demo) return check_demo(request);
  if (request.files.size() != 1)
    throw UsageError("give one FILE, the table, not {}", request.files.size());
  if (request.x.empty()) throw UsageError("--x is missing: the columns to predict from");
  if (request.y.empty()) throw UsageError("--y is missing: the column to predict");
}

void demonstrate(const PoolRequest& request) {
  const Figure figure = book_figure(request.seed);
  for (const std::string& path : request.outputs) write_figure(path, figure);
  if (request.outputs.empty()) show(figure);
}

void pool(const PoolRequest& request) {
  const PoolTable table = load_pool_table(request.files.front(), request.x, request.y);
  const PoolQueries queries =
      request.at.empty() ? queries_along(table) : load_queries(request.at, table);
  const Bandwidth bandwidth = bandwidth_of(request, table.points);
  report_bandwidth(request.kernel, bandwidth, table.points.x.size(0));
  const Regression answers =
      regress(table.points, queries.x / table.scales, request.kernel, bandwidth.value);
  report_answers(answers);
  const auto figure = [&] {
    return pooling_figure(table.points, request.kernel, bandwidth.value,
                          {.x = table.x_names.front(), .y = table.y_name});
  };
  const auto csv = [&](std::ostream& stream) { write_csv(stream, queries, answers); };
  for (const std::string& path : request.outputs)
    is_csv(path) ? write_output(path, csv) : write_figure(path, figure());
  if (!request.outputs.empty()) return;
  ::isatty(STDOUT_FILENO) ? show(figure()) : write_output("", csv);
}

}  // namespace

int pool_command(const std::vector<std::string>& arguments) {
  PoolRequest request;
  CommandLine line(pool_text);
  declare(line, request);
  if (!line.parse(arguments)) return exit_done;
  check(request);
  request.demo ? demonstrate(request) : pool(request);
  return exit_done;
}

}  // namespace regard
