#include "regard/view/gaze_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "view/small_gaze.h"

namespace regard {
namespace {

using nlohmann::ordered_json;
using testing::small_gaze;

/// As a reader gets it: written and parsed.
ordered_json read_back(const std::vector<GazeGroup>& groups) {
  return ordered_json::parse(gazes_json(groups).dump());
}

ordered_json read_run(const Gaze& gaze) {
  return read_back({{.gazes = {gaze}}}).at("groups").at(0).at("runs").at(0);
}

std::vector<std::string> keys_of(const ordered_json& json) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  return keys;
}

TEST(GazeJson, SaysWhatItIs) {
  const ordered_json json =
      read_back({{.gazes = {small_gaze(), small_gaze()}, .timeline = true}, {}});
  EXPECT_EQ(json["format"], "regard-attention");
  EXPECT_EQ(json["version"], 1);
  EXPECT_EQ(json["regard"], REGARD_VERSION);
  ASSERT_EQ(json["groups"].size(), 2u);
  EXPECT_EQ(json["groups"][0]["source"], "le chat");
  EXPECT_EQ(json["groups"][0]["timeline"], true);
  EXPECT_EQ(json["groups"][0]["runs"].size(), 2u);
  EXPECT_EQ(json["groups"][1].dump(), R"({"source":"","timeline":false,"runs":[]})");
}

TEST(GazeJson, HoldsTheWholeRun) {
  Gaze gaze = small_gaze();
  gaze.update = 500;
  gaze.forced = true;
  gaze.clamps = {"0,1=0"};
  gaze.left_out = "queries";
  const ordered_json run = read_run(gaze);
  EXPECT_EQ(run["name"], "small");
  EXPECT_EQ(run["update"], 500);
  EXPECT_EQ(run["forced"], true);
  EXPECT_EQ(run["clamps"].dump(), R"(["0,1=0"])");
  EXPECT_EQ(run["left_out"], "queries");
  EXPECT_EQ(run["model"].dump(),
            R"({"folder":"data/models/small","encoder":"transformer","decoder":"transformer",)"
            R"("attention":"scaled-dot","parameters":1234,)"
            R"("matrices":[{"name":"q.weight","shape":[2,3],"parameters":6}]})");
  EXPECT_EQ(run["source"], "le chat");
  EXPECT_EQ(run["target"], "cat");
  EXPECT_EQ(run["source_pieces"].dump(), R"(["▁le","▁chat","</s>"])");
  EXPECT_EQ(run["target_pieces"].dump(), R"(["▁cat","</s>"])");
  EXPECT_EQ(run["source_words"].dump(), "[0,1,2]");
  EXPECT_EQ(run["target_words"].dump(), "[0,1]");
}

TEST(GazeJson, HoldsHypothesesStepsAndFindings) {
  const ordered_json run = read_run(small_gaze());
  ASSERT_EQ(run["hypotheses"].size(), 2u);
  EXPECT_EQ(run["hypotheses"][1].dump(),
            R"({"text":"the","score":-1.5,"log_probability":-1.5,"finished":false,)"
            R"("pieces":["▁the"],"attention":[[0.9,0.1,0.0]]})");
  EXPECT_EQ(run["steps"].dump(),
            R"([{"log_probability":-0.4,"candidates":[{"piece":"▁cat","probability":0.67},)"
            R"({"piece":"▁the","probability":0.22}]},)"
            R"({"log_probability":-0.1,"candidates":[{"piece":"</s>","probability":0.9}]}])");
  EXPECT_EQ(run["explanation"].dump(),
            R"({"occlusion":[[0.5,-0.25,0.0],[0.0,0.0,1.0]],"gradient":[[3.0,2.0,1.0],)"
            R"([1.0,2.0,3.0]],"occlusion_agreement":0.5,"gradient_agreement":null})");
  EXPECT_EQ(run["findings"].dump(),
            R"([{"kind":"skipped","number":0.01235,"says":"Nothing looks at 'le' (0.01).",)"
            R"("cause":"an article without a counterpart"}])");
}

TEST(GazeJson, HoldsEachHeadOfEachLayer) {
  const ordered_json parts = read_run(small_gaze())["parts"];
  EXPECT_THAT(keys_of(parts), ::testing::ElementsAre("encoder", "decoder", "cross"));
  EXPECT_EQ(parts["cross"].dump(),
            R"([[{"weights":[[0.2,0.6,0.2],[0.0,0.2,0.8]],)"
            R"("scores":[[1.23456,2.0,null],[0.0,1.0,2.0]],"queries":[[1.23457],[2.0]],)"
            R"("keys":[[3.0],[4.0],[5.0]],"direction":[0.5],"scale":0.125},)"
            R"({"weights":[[0.2,0.8,0.0],[0.2,0.0,0.8]]}]])");
  EXPECT_EQ(parts["decoder"].size(), 1u);
  EXPECT_EQ(parts["decoder"][0].size(), 2u);
}

TEST(GazeJson, AScaleThatDiffersByRowIsAList) {
  Gaze gaze = small_gaze();
  gaze.parts[2].layers[0][0].scale = {0.125F, 1.23456789F};
  EXPECT_EQ(read_run(gaze)["parts"]["cross"][0][0]["scale"].dump(), "[0.125,1.23457]");
}

TEST(GazeJson, WhatThereIsNoneOfIsEmpty) {
  const ordered_json run = read_run({});
  EXPECT_EQ(run["parts"].dump(), "{}");
  EXPECT_EQ(run["update"], nullptr);
  EXPECT_EQ(run["explanation"], nullptr);
  for (const char* list :
       {"clamps", "source_pieces", "target_words", "hypotheses", "steps", "findings"})
    EXPECT_EQ(run[list].dump(), "[]") << list;
}

TEST(GazeJson, AnyTextCanBeWritten) {
  Gaze gaze = small_gaze();
  gaze.source = "\xFF<script>";
  gaze.source_pieces[0] = "\"\\\n\xC3";
  gaze.hypotheses[0].text = "\x80";
  const ordered_json run = read_run(gaze);
  EXPECT_EQ(run["source"], "\uFFFD<script>");
  EXPECT_EQ(run["source_pieces"][0], "\"\\\n\uFFFD");
  EXPECT_EQ(run["hypotheses"][0]["text"], "\uFFFD");
}

}  // namespace
}  // namespace regard
