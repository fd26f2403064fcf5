#include "regard/contest/learning_figure.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "regard/base/error.h"
#include "regard/figure/theme.h"

namespace regard {
namespace {

/// A curve for each run, named where there are several, of what `value` says of its reports.
template <class Report>
Marks curves(std::span<const LearningRun> runs, std::vector<Report> RunReports::*reports,
             const std::function<double(const Report&)>& value) {
  Marks marks;
  for (size_t i = 0; i < runs.size(); ++i) {
    Curve curve{.x = {},
                .y = {},
                .name = runs.size() > 1 ? runs[i].name : "",
                .dashed = i >= series_colours};
    for (const Report& report : runs[i].reports.*reports) {
      curve.x.push_back(report.seconds / 60);
      curve.y.push_back(value(report));
    }
    marks.emplace_back(std::move(curve));
  }
  return marks;
}

bool any_number(const Marks& marks) {
  for (const auto& mark : marks)
    for (const double y : std::get<Curve>(mark).y)
      if (std::isfinite(y)) return true;
  return false;
}

}  // namespace

Figure learning_figure(std::span<const LearningRun> runs) {
  if (runs.empty()) throw Error("there are no trainings to draw");
  Figure figure;
  const auto add = [&](const std::string& what, Marks marks) {
    if (any_number(marks))
      figure.panels.push_back(
          {.title = "", .x_label = "minutes", .y_label = what, .content = std::move(marks)});
  };
  const auto training_loss = [](const UpdateReport& report) { return report.loss; };
  const auto loss = [](const ValidationReport& report) { return report.loss; };
  const auto bleu = [](const ValidationReport& report) {
    return report.bleu.value_or(std::numeric_limits<double>::quiet_NaN());
  };
  add("training loss", curves<UpdateReport>(runs, &RunReports::updates, training_loss));
  add("validation loss", curves<ValidationReport>(runs, &RunReports::validations, loss));
  add("validation BLEU", curves<ValidationReport>(runs, &RunReports::validations, bleu));
  figure.columns = std::max<size_t>(figure.panels.size(), 1);
  return figure;
}

}  // namespace regard
