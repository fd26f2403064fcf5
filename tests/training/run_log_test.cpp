#include "training/run_log.h"

#include <gmock/gmock.h>

#include "base/scratch.h"

namespace regard {
namespace {

using nlohmann::ordered_json;
using testing::error_of;
using ::testing::HasSubstr;
using testing::Scratch;
using testing::slurp;

TEST(RunLog, WritesALineAnUpdate) {
  const Scratch scratch;
  RunLog log(scratch / "metrics.jsonl", 0);
  log.write({{"update", 1}, {"loss", 2.5}});
  log.write({{"update", 2}, {"loss", 0.1}});
  EXPECT_EQ(slurp(scratch / "metrics.jsonl"),
            "{\"update\":1,\"loss\":2.5}\n{\"update\":2,\"loss\":0.1}\n");
}

TEST(RunLog, DropsWhatACrashUndid) {
  const Scratch scratch;
  const std::string kept = "{\"update\":5,\"loss\":2}\n{\"update\":10,\"valid_loss\":3}\n";
  const auto path =
      scratch.put("metrics.jsonl", kept + "{\"update\":11,\"loss\":1}\n{\"update\":12,\"lo");
  RunLog log(path, 10);
  EXPECT_EQ(slurp(path), kept);
  log.write({{"update", 11}});
  EXPECT_EQ(slurp(path), kept + "{\"update\":11}\n");
}

TEST(RunLog, DropsLinesThatAreNoReports) {
  const Scratch scratch;
  const auto path = scratch.put(
      "metrics.jsonl", std::string("\n[1]\n{\"update\":\"x\"}\n\0\0\0\n{\"update\":1}\n", 37));
  const RunLog log(path, 10);
  EXPECT_EQ(slurp(path), "{\"update\":1}\n");
}

TEST(RunLog, AFreshRunBeginsAFreshFile) {
  const Scratch scratch;
  const auto path = scratch.put("metrics.jsonl", "{\"update\":1}\n");
  const RunLog log(path, 0);
  EXPECT_EQ(slurp(path), "");
}

TEST(RunLog, SaysWhereItCannotWrite) {
  const Scratch scratch;
  RunLog log(scratch / "gone" / "metrics.jsonl", 0);
  EXPECT_THAT(error_of([&] {
                log.write({{"update", 1}});
              }),
              HasSubstr((scratch / "gone" / "metrics.jsonl").string()));
}

}  // namespace
}  // namespace regard
