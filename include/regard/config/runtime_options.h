#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "regard/config/device_name.h"
#include "regard/config/enum_names.h"
#include "regard/config/range.h"

namespace regard {

enum class Precision { automatic, float32, medium, bfloat16 };
template <>
struct EnumNames<Precision> {
  static constexpr std::pair<Precision, std::string_view> values[] = {
      {Precision::automatic, "auto"},
      {Precision::float32, "float32"},
      {Precision::medium, "medium"},
      {Precision::bfloat16, "bfloat16"}};
};

/// The machine that works.
struct RuntimeOptions {
  std::string device = "auto";
  int64_t threads = 0;
  Precision precision = Precision::automatic;
};

template <typename Visitor>
void describe(RuntimeOptions& options, Visitor&& visit) {
  visit("device", options.device, "auto, cpu, cuda or cuda:N",
        Range{.text_problem = device_problem});
  visit("threads", options.threads, "CPU threads, 0 for one a core", Range{0, 1024});
  visit(
      "precision", options.precision,
      "of matrix products: float32; medium, bfloat16 inside; bfloat16, and so what training keeps "
      "between them; auto, bfloat16 in training where it is faster, float32 elsewhere");
}

}  // namespace regard
