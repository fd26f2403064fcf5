#include "training/weight_average.h"

#include <gmock/gmock.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "base/scratch.h"

namespace regard {
namespace {

using testing::error_of;
using torch::Tensor;

class WeightAverageTest : public ::testing::Test {
 protected:
  void set(double value) {
    torch::NoGradGuard no_grad;
    weight_.fill_(value);
  }
  double value() const { return weight_.item<double>(); }
  double average(const WeightAverage& of) const { return of.state()[0].second.item<double>(); }

  Tensor weight_ = torch::full({1}, 5.0, torch::kDouble).requires_grad_();
  NamedTensors weights_{{"w", weight_}};
};

TEST_F(WeightAverageTest, FollowsTheRecurrence) {
  WeightAverage average(weights_, 0.3);
  double expected = 5;
  for (int64_t n = 1; n <= 20; ++n) {
    set(static_cast<double>(n * n));
    average.take(n);
    const double decay =
        std::min(0.3, (1.0 + static_cast<double>(n)) / (10.0 + static_cast<double>(n)));
    expected = decay * expected + (1 - decay) * static_cast<double>(n * n);
    EXPECT_NEAR(this->average(average), expected, 1e-9) << n;
  }
}

TEST_F(WeightAverageTest, ExchangedTwiceAllIsAsBefore) {
  WeightAverage average(weights_, 0.9);
  set(1);
  {
    const WithAverages with(&average);
    EXPECT_EQ(value(), 5);
    EXPECT_EQ(this->average(average), 1);
  }
  EXPECT_EQ(value(), 1);
  EXPECT_EQ(this->average(average), 5);
  const WithAverages without(nullptr);
  EXPECT_EQ(value(), 1);
}

TEST_F(WeightAverageTest, ComesBackAsItWas) {
  WeightAverage average(weights_, 0.9);
  set(1);
  average.take(1);
  WeightAverage other(weights_, 0.9);
  other.restore(average.state(), "file");
  EXPECT_EQ(this->average(other), this->average(average));
  EXPECT_EQ(error_of([&] { other.restore({}, "file"); }), "file: it has no average of 'w'");
  EXPECT_EQ(error_of([&] {
              other.restore({{"w.average", torch::zeros(2)}}, "file");
            }),
            "file: it has no average of 'w'");
}

}  // namespace
}  // namespace regard
