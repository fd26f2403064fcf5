#include "view/causes.h"

#include <gmock/gmock.h>

namespace regard {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Gaze of_kinds(const std::string& attention, const std::string& decoder = "luong") {
  Gaze gaze;
  gaze.model.attention = attention;
  gaze.model.decoder = decoder;
  return gaze;
}

TEST(Causes, OfACollapseAreThoseOfTheKind) {
  EXPECT_THAT(cause_of_collapse(of_kinds("location"), true), HasSubstr("cannot read"));
  for (const char* kernel : {"gaussian", "boxcar", "epanechnikov", "triangular"})
    EXPECT_THAT(cause_of_collapse(of_kinds(kernel), false), HasSubstr("kernel is narrower"));
  for (const char* kind : {"additive", "dot", "general", "scaled-dot", "cosine"}) {
    EXPECT_THAT(cause_of_collapse(of_kinds(kind), true), HasSubstr("one direction"));
    EXPECT_THAT(cause_of_collapse(of_kinds(kind), true), HasSubstr("too few sentences"));
    EXPECT_THAT(cause_of_collapse(of_kinds(kind), false), HasSubstr("too few sentences"));
    EXPECT_THAT(cause_of_collapse(of_kinds(kind), false), Not(HasSubstr("direction")));
  }
}

TEST(Causes, OfUniformRowsAreThoseOfTheKind) {
  EXPECT_THAT(cause_of_uniform(of_kinds("constant")), HasSubstr("by design"));
  EXPECT_THAT(cause_of_uniform(of_kinds("location")), HasSubstr("cannot read"));
  EXPECT_THAT(cause_of_uniform(of_kinds("gaussian")), HasSubstr("kernel is wider"));
  EXPECT_THAT(cause_of_uniform(of_kinds("dot")), HasSubstr("Too little training"));
  EXPECT_THAT(cause_of_uniform(of_kinds("dot")), Not(HasSubstr("heads")));
  EXPECT_THAT(cause_of_uniform(of_kinds("dot", "transformer")), HasSubstr("mean of all heads"));
}

TEST(Causes, OfPaddingIsAMissingMask) {
  EXPECT_THAT(cause_of_padding(of_kinds("location", "tutorial")), HasSubstr("tutorial's decoder"));
  EXPECT_THAT(cause_of_padding(of_kinds("additive", "bahdanau")), HasSubstr("--no-mask-padding"));
}

}  // namespace
}  // namespace regard
