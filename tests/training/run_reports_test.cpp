#include "regard/training/run_reports.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/scratch.h"

namespace regard {
namespace {

using testing::error_of;
using testing::Scratch;

const std::string update =
    R"({"update":10,"epoch":0.5,"loss":5.5,"learning_rate":1e-3,"tokens_per_second":100,)"
    R"("padding":0.1,"memory_mb":50,"seconds":1.5,"gradient_norm":2})"
    "\n";
const std::string validation = R"({"update":10,"valid_loss":4.5,"bleu":1,"chrf":2,"seconds":1.75})"
                               "\n";

TEST(RunReports, TellsUpdatesFromValidations) {
  const Scratch scratch;
  const RunReports reports =
      read_run_reports(scratch.put("metrics.jsonl", update + validation + update));
  ASSERT_EQ(reports.updates.size(), 2u);
  ASSERT_EQ(reports.validations.size(), 1u);
  const UpdateReport& first = reports.updates.front();
  EXPECT_EQ(first.update, 10);
  EXPECT_EQ(first.passes, 0.5);
  EXPECT_EQ(first.loss, 5.5);
  EXPECT_EQ(first.tokens_per_second, 100);
  EXPECT_EQ(first.memory_mb, 50);
  EXPECT_EQ(first.seconds, 1.5);
  EXPECT_EQ(reports.validations.front().update, 10);
  EXPECT_EQ(reports.validations.front().loss, 4.5);
  EXPECT_EQ(reports.validations.front().bleu, 1);
  EXPECT_EQ(reports.validations.front().seconds, 1.75);
}

TEST(RunReports, AValidationWithoutTranslationsHasNoBleu) {
  const Scratch scratch;
  const std::string loss_alone = R"({"update":10,"valid_loss":4.5,"seconds":1.75})"
                                 "\n";
  EXPECT_FALSE(read_run_reports(scratch.put("metrics.jsonl", update + loss_alone))
                   .validations.front()
                   .bleu.has_value());
}

TEST(RunReports, ALossThatIsNotFiniteIsNaN) {
  const Scratch scratch;
  const std::string infinite = R"({"update":10,"valid_loss":null,"seconds":1.75})"
                               "\n";
  EXPECT_TRUE(std::isnan(
      read_run_reports(scratch.put("metrics.jsonl", update + infinite)).validations.front().loss));
}

TEST(RunReports, RefusesWhatIsNoLog) {
  const Scratch scratch;
  const auto problem = [&](const std::string& text) {
    const auto file = scratch.put("metrics.jsonl", text);
    const std::string message = error_of([&] { read_run_reports(file); });
    return message.substr(std::min(message.size(), file.string().size()));
  };
  EXPECT_EQ(problem(""), ": no report of a training");
  EXPECT_EQ(problem(validation), ": no report of a training");
  EXPECT_EQ(problem(update + "{\"up"), ":2: not a report of regard train");
  EXPECT_EQ(problem("[]\n"), ":1: not a report of regard train");
  EXPECT_EQ(problem("{\"update\":1,\"seconds\":1}\n"), ":1: not a report of regard train");
}

}  // namespace
}  // namespace regard
