#include "app/child_program.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "base/scratch.h"

namespace regard {
namespace {

TEST(ChildProgram, GivesItsExitStatus) {
  const std::atomic<bool> never{false};
  EXPECT_EQ(run_child("/bin/sh", {"-c", "exit 0"}, never), 0);
  EXPECT_EQ(run_child("/bin/sh", {"-c", "exit 130"}, never), 130);
  EXPECT_EQ(run_child("/bin/sh", {"-c", "kill -9 $$"}, never), 137);
}

TEST(ChildProgram, PassesWordsAsTheyAre) {
  const testing::Scratch scratch;
  const std::atomic<bool> never{false};
  const std::string file = (scratch / "words").string();
  run_child("/bin/sh", {"-c", "printf '%s|' \"$@\" > \"$0\"", file, "a b", "", "'\"$"}, never);
  EXPECT_EQ(testing::slurp(file), "a b||'\"$|");
}

TEST(ChildProgram, IsAskedToStopOnceAndWaitedFor) {
  const testing::Scratch scratch;
  const std::string file = (scratch / "asked").string();
  std::atomic<bool> stop{false};
  std::thread user([&] {
    while (!std::filesystem::exists(file))
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    stop = true;
  });
  const std::string script =
      "trap 'echo asked >> \"$0\"; sleep 0.1; exit 130' TERM; echo ready > \"$0\"; "
      "while :; do sleep 0.02; done";
  EXPECT_EQ(run_child("/bin/sh", {"-c", script, file}, stop), 130);
  user.join();
  EXPECT_EQ(testing::slurp(file), "ready\nasked\n");
}

TEST(ChildProgram, SaysWhatCannotBeStarted) {
  const std::atomic<bool> never{false};
  EXPECT_EQ(testing::error_of([&] { run_child("/no/such", {}, never); }),
            "cannot start /no/such: No such file or directory");
}

TEST(ChildProgram, KnowsItself) {
  EXPECT_EQ(std::filesystem::path(own_program()).filename(), "app_test");
}

}  // namespace
}  // namespace regard
