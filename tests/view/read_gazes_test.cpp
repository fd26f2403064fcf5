#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "base/scratch.h"
#include "regard/base/error.h"
#include "regard/view/gaze_json.h"
#include "view/small_gaze.h"

namespace regard {
namespace {

using nlohmann::ordered_json;
using testing::error_of;
using ::testing::HasSubstr;
using testing::small_gaze;

ordered_json written() { return gazes_json(std::vector<GazeGroup>{{.gazes = {small_gaze()}}}); }

/// What is said of a document that was tampered with.
std::string complaint(const std::function<void(ordered_json&)>& tamper) {
  ordered_json json = written();
  tamper(json);
  return error_of([&] { read_gazes(json); });
}
ordered_json& run_of(ordered_json& json) { return json["groups"][0]["runs"][0]; }
ordered_json& head_of(ordered_json& json) { return run_of(json)["parts"]["cross"][0][0]; }

TEST(ReadGazes, GivesBackWhatWasWritten) {
  Gaze changed = small_gaze();
  changed.update = 500;
  changed.forced = true;
  changed.clamps = {"step=1,freeze"};
  changed.left_out = "queries";
  changed.explanation.reset();
  changed.parts[2].layers[0][0].scale = {0.125F, 2};
  changed.parts[2].layers[0][0].offset = 0.5F;
  const ordered_json json =
      gazes_json(std::vector<GazeGroup>{{.gazes = {small_gaze(), changed}, .timeline = true}, {}});
  EXPECT_EQ(gazes_json(read_gazes(ordered_json::parse(json.dump()))).dump(), json.dump());
}

TEST(ReadGazes, OneScaleIsThatOfEveryRow) {
  const auto groups = read_gazes(written());
  const HeadGaze& head = groups[0].gazes[0].parts[2].layers[0][0];
  EXPECT_EQ(head.scale, (std::vector<float>{0.125F, 0.125F}));
  EXPECT_EQ(head.weights, small_gaze().parts[2].layers[0][0].weights);
}

TEST(ReadGazes, ANullIsMinusInfinity) {
  const auto groups = read_gazes(written());
  const float score = groups[0].gazes[0].parts[2].layers[0][0].scores.at(0, 2);
  EXPECT_TRUE(std::isinf(score) && score < 0);
}

TEST(ReadGazes, RefusesWhatIsNone) {
  EXPECT_THAT(error_of([] { read_gazes(ordered_json::object()); }), HasSubstr("no gazes as JSON"));
  EXPECT_THAT(complaint([](auto& json) { json["format"] = "other"; }),
              HasSubstr("no regard-attention of version 1"));
  EXPECT_THAT(complaint([](auto& json) { json["version"] = 2; }),
              HasSubstr("no regard-attention of version 1"));
  EXPECT_THAT(complaint([](auto& json) { json["groups"] = 3; }), HasSubstr("no gazes as JSON"));
  EXPECT_THAT(complaint([](auto& json) { run_of(json).erase("steps"); }),
              HasSubstr("no gazes as JSON"));
  EXPECT_THAT(complaint([](auto& json) { run_of(json)["parts"]["middle"] = nullptr; }),
              HasSubstr("there is no part 'middle'"));
  EXPECT_THAT(complaint([](auto& json) { head_of(json)["weights"][1].erase(size_t{0}); }),
              HasSubstr("'weights' has rows of different lengths"));
  EXPECT_THAT(complaint([](auto& json) {
                head_of(json)["scale"] = {1, 2, 3};
              }),
              HasSubstr("'scale' has 3 numbers for 2 rows"));
  EXPECT_THAT(complaint([](auto& json) { head_of(json)["keys"][0][0] = "x"; }),
              HasSubstr("no gazes as JSON"));
}

}  // namespace
}  // namespace regard
