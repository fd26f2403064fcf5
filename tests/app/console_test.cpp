#include "app/console.h"

#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

namespace regard {
namespace {

/// What `act` says on standard error once the console is set up.
template <typename Act>
std::string said(Act&& act) {
  const auto before = spdlog::default_logger();
  testing::internal::CaptureStderr();
  set_up_console();
  act();
  spdlog::set_default_logger(before);
  return testing::internal::GetCapturedStderr();
}

TEST(Console, SaysWhoSpeaksAndHowBadItIs) {
  EXPECT_EQ(said([] { spdlog::info("all is well"); }), "regard: all is well\n");
  EXPECT_EQ(said([] { spdlog::warn("hm"); }), "regard: warning: hm\n");
  EXPECT_EQ(said([] { spdlog::error("no"); }), "regard: error: no\n");
}

TEST(Console, AnErrorIsOneLineUnlessMoreIsAskedFor) {
  const auto report = [] { report_error("it broke\nat line 7"); };
  EXPECT_EQ(said(report), "regard: error: it broke\n");
  EXPECT_EQ(said([&] {
              spdlog::set_level(spdlog::level::debug);
              report();
              spdlog::set_level(spdlog::level::info);
            }),
            "regard: error: it broke\nregard: it broke\nat line 7\n");
}

}  // namespace
}  // namespace regard
