#include <ATen/Context.h>
#include <gtest/gtest.h>
#include <torch/utils.h>

namespace regard {
namespace {

/// Torch begins with random numbers of its own in every program; a test has the same ones each
/// time, and multiplies them as exactly, whatever a training before it has set for the process.
/// Before the fixture is made, whose members may be random.
class SeedEveryTest : public testing::EmptyTestEventListener {
  void OnTestStart(const testing::TestInfo&) override {
    torch::manual_seed(1);
    at::globalContext().setFloat32MatmulPrecision("highest");
  }
};

[[maybe_unused]] const bool listening = [] {
  testing::UnitTest::GetInstance()->listeners().Append(new SeedEveryTest);
  return true;
}();

}  // namespace
}  // namespace regard
