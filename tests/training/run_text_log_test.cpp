#include "training/run_text_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/scratch.h"
#include "regard/base/error.h"

namespace regard {
namespace {

TEST(RunTextLog, KeepsWhatIsToldWhileItLives) {
  testing::Scratch scratch;
  const auto path = scratch / "log.txt";
  for (const char* sitting : {"first", "second"}) {
    const RunTextLog log(path);
    spdlog::info("the {} sitting", sitting);
  }
  spdlog::info("afterwards");
  const std::string text = testing::slurp(path);
  EXPECT_THAT(text, ::testing::ContainsRegex("^[0-9-]+ [0-9:]+ info: the first sitting\n"
                                             "[0-9-]+ [0-9:]+ info: the second sitting\n$"));
}

TEST(RunTextLog, AFileThatCannotBeWrittenIsAnError) {
  EXPECT_THAT(testing::error_of([] { RunTextLog("/proc/none/log.txt"); }),
              ::testing::HasSubstr("/proc/none/log.txt"));
}

}  // namespace
}  // namespace regard
