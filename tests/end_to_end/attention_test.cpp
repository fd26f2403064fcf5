#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "end_to_end/process.h"

namespace regard::end_to_end {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// What `regard attention` writes as JSON for these arguments.
json gazes(std::vector<std::string> arguments) {
  const auto file = new_folder() / "gaze.json";
  arguments.insert(arguments.begin(), "attention");
  arguments.insert(arguments.end(), {"--output", file.string()});
  const Outcome outcome = run(arguments);
  EXPECT_EQ(outcome.status, 0) << outcome.errors;
  return json::parse(read(file));
}

TEST(Attention, IsShownInTheTerminal) {
  const Outcome outcome = run({"attention", "Où est la gare ?"}, "", {"COLUMNS=60"});
  EXPECT_EQ(outcome.status, 0) << outcome.errors;
  EXPECT_THAT(outcome.output, AllOf(HasSubstr("Où est la gare ?"), HasSubstr("station"),
                                    HasSubstr("</s>"), Not(HasSubstr("\x1b["))))
      << "no colours for what is no terminal";
}

TEST(Attention, WritesWhatTheEndingAsksFor) {
  const auto folder = new_folder();
  const Outcome outcome =
      run({"attention", "Il dort.", "--explain", "--output", folder / "a.html", "--output",
           folder / "a.svg", "--output", folder / "a.png", "--output", folder / "a.csv"});
  EXPECT_EQ(outcome.status, 0) << outcome.errors;
  EXPECT_EQ(outcome.output, "");
  EXPECT_THAT(read(folder / "a.html"), AllOf(StartsWith("<!DOCTYPE html>"), HasSubstr("Il dort.")));
  EXPECT_THAT(read(folder / "a.svg"), HasSubstr("<svg"));
  EXPECT_THAT(read(folder / "a.png"), StartsWith("\x89PNG"));
  EXPECT_THAT(lines_of(read(folder / "a.csv"))[0], StartsWith("group,run,update,part"));
}

TEST(Attention, EveryViewIsAPicture) {
  for (const char* view : {"map", "heads", "lines", "steps", "beam", "why"}) {
    const auto file = new_folder() / "view.svg";
    const Outcome outcome = run({"attention", "Il dort.", "--view", view, "--output", file});
    EXPECT_EQ(outcome.status, 0) << view << ": " << outcome.errors;
    EXPECT_THAT(read(file), HasSubstr("<svg")) << view;
  }
}

TEST(Attention, AGivenTargetIsSaid) {
  const json run = gazes({"Il dort.", "--target", "He is asleep."})["groups"][0]["runs"][0];
  EXPECT_EQ(run["target"], "He is asleep.");
  EXPECT_EQ(run["forced"], true);
  for (const json& row : run["parts"]["cross"][0][0]["weights"]) {
    double sum = 0;
    for (const json& weight : row) sum += weight.get<double>();
    EXPECT_NEAR(sum, 1, 1e-3);
  }
}

TEST(Attention, AClampIsSeenBesideTheFreeDecoding) {
  const json group = gazes({"Il dort.", "--clamp", "step=1,word=dort.,weight=0.25"})["groups"][0];
  ASSERT_EQ(group["runs"].size(), 2u);
  EXPECT_TRUE(group["runs"][0]["clamps"].empty());
  const json& clamped = group["runs"][1];
  EXPECT_EQ(clamped["clamps"][0], "step=1,word=dort.,weight=0.25");
  double weight = 0;
  for (size_t i = 0; i < clamped["source_words"].size(); ++i)
    if (clamped["source_words"][i] == 1)
      weight += clamped["parts"]["cross"][0][0]["weights"][0][i].get<double>();
  EXPECT_NEAR(weight, 0.25, 1e-3);
}

TEST(Attention, AnEmptyTargetIsTheEndAlone) {
  const json run = gazes({"Il dort.", "--target", ""})["groups"][0]["runs"][0];
  EXPECT_EQ(run["forced"], true);
  EXPECT_EQ(run["target_pieces"], json::array({"</s>"}));
}

TEST(Attention, AFreezeIsComparedWithWhatIsDecodedAlike) {
  const auto file = new_folder() / "gaze.json";
  const Outcome outcome = run({"attention", "Où est la gare ?", "--beam", "4", "--clamp",
                               "step=1,freeze", "--output", file});
  EXPECT_THAT(outcome.errors, HasSubstr("decoded greedily, and so is all that stands beside it"));
  const json runs = json::parse(read(file))["groups"][0]["runs"];
  ASSERT_EQ(runs.size(), 2u);
  for (const json& run : runs) EXPECT_EQ(run["hypotheses"].size(), 1u);
  EXPECT_EQ(runs[1]["findings"][0]["kind"], "clamped");
}

TEST(Attention, ModelsThatTakeDifferentLengthsAreComparedPartByPart) {
  const auto folder = new_folder();
  std::vector<std::string> training = small_training(folder / "short");
  training.insert(training.end(), {"--max-updates", "2", "--max-length", "8"});
  ASSERT_EQ(run(training).status, 0);
  const json groups = gazes({"Il dort. Elle mange une pomme rouge. Il est parti.", "--model",
                             folder / "short", "--model", small_run()})["groups"];
  ASSERT_GT(groups.size(), 1u);
  for (const json& group : groups) {
    ASSERT_EQ(group["runs"].size(), 2u);
    EXPECT_EQ(group["runs"][0]["source"], group["runs"][1]["source"]);
  }
  const Outcome lines = run({"attention", "Il dort. Elle mange une pomme rouge. Il est parti.",
                             "--model", folder / "short", "--view", "lines"});
  EXPECT_EQ(lines.status, 2);
  EXPECT_THAT(lines.errors, HasSubstr("here are 3 sentences (a long one is cut in parts)"));
}

TEST(Attention, AFileIsAGallery) {
  const auto file = new_folder() / "lines.txt";
  write(file, "Il dort.\n\n42\nElle mange.\n");
  const auto page = new_folder() / "gallery.json";
  const Outcome outcome = run({"attention", "--input", file, "--output", page});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_THAT(outcome.errors,
              HasSubstr(file.string() + ":3: left out: there is nothing to look at in '42'"));
  EXPECT_EQ(json::parse(read(page))["groups"].size(), 2u);
}

TEST(Attention, PairsAreSaidAsTheyStand) {
  const auto file = new_folder() / "pairs.tsv";
  write(file, "He sleeps.\tIl dort.\nShe eats.\tElle mange.\n");
  const json groups = gazes({"--data", file, "--limit", "1"})["groups"];
  ASSERT_EQ(groups.size(), 1u);
  EXPECT_EQ(groups[0]["runs"][0]["target"], "He sleeps.");

  write(file, "He sleeps.\tIl dort.\n日本\tElle mange.\n");
  const Outcome outcome =
      run({"attention", "--data", file, "--output", new_folder() / "gaze.json"});
  EXPECT_EQ(outcome.status, 0) << outcome.errors;
  EXPECT_THAT(outcome.errors, HasSubstr(file.string() + ": pair 2: left out: the target cannot be "
                                                        "said: the model's vocabulary cannot"));
}

TEST(Attention, EmergesOverATraining) {
  const auto folder = new_folder() / "run";
  std::vector<std::string> training = small_training(folder);
  training.insert(training.end(), {"--max-updates", "4", "--max-epochs", "0", "--valid-every", "2",
                                   "--probe", "Mon frère dort."});
  const Outcome trained = run(training);
  ASSERT_EQ(trained.status, 0) << trained.errors;
  const json group = gazes({"--training", folder})["groups"][0];
  EXPECT_EQ(group["timeline"], true);
  ASSERT_EQ(group["runs"].size(), 2u);
  EXPECT_EQ(group["runs"][0]["update"], 2);
  EXPECT_EQ(group["runs"][1]["update"], 4);

  write(folder / "probes.jsonl", "no JSON");
  training[static_cast<size_t>(std::ranges::find(training, "--max-updates") - training.begin() +
                               1)] = "6";
  const Outcome resumed = run(training);
  EXPECT_EQ(resumed.status, 0) << resumed.errors;
  EXPECT_THAT(resumed.errors, HasSubstr("the probes are not recorded"));
}

TEST(Attention, SaysWhatIsWrong) {
  const std::pair<std::vector<std::string>, const char*> cases[] = {
      {{}, "give a TEXT to look at"},
      {{""}, "there is nothing to look at in ''"},
      {{"12 !"}, "there is nothing to look at in '12 !'"},
      {{"Il dort.", "--output", "a.jpg"},
       "the ending '.jpg' is not known; known are .html, .svg, .png, .json, .csv"},
      {{"Il dort.", "--output", "/nowhere/a.html"}, "/nowhere"},
      {{"Il dort.", "--target", "日本"}, "cannot spell"},
      {{"a", "b", "--target", ""}, "--target is what is said of one TEXT, not of several"},
      {{"--input", "x", "--target", "c"}, "--target is what is said of one TEXT"},
      {{"a", "b", "--view", "heads"}, "one sentence decoded once, and here are 2 sentences"},
      {{"a", "--view", "heads", "--clamp", "at=1,weight=0"}, "here is one decoded 2 times"},
      {{"Il dort.", "--output", "a.svg", "--output", "./a.svg"}, "./a.svg is given twice"},
      {{"a", "--model", "/nowhere", "--output", "/nowhere/a.html"}, "cannot write /nowhere/a.html"},
      {{"--training", "x", "--explain", "--limit", "100", "--model", "y"},
       "--training shows what was recorded: leave out --model, --limit, --explain"},
      {{"Il dort.", "--input", "x"}, "give one of TEXT, --input, --data and --training"},
      {{"Il dort.", "--view", "haeds"}, "--view must be map, heads"},
      {{"Il dort.", "--clamp", "step=3"}, "needs one of weight=W"},
      {{"Il dort.", "--clamp", "word=chat,weight=0"}, "no word 'chat' in the source"},
      {{"Il dort.", "--head", "9", "--view", "map"}, "head 9"},
      {{"Il dort.", "--model", "/nowhere"}, "there is no model /nowhere"},
      {{"--training", "/nowhere"}, "there is no /nowhere/probes.jsonl"},
      {{"Il dort.", "--wrods"}, "did you mean"},
      {{"Il dort.", "--limit", "3"}, "--limit has no use without --input or --data"},
      {{"Il dort.", "--source-column", "1"}, "--source-column has no use without --data"},
      {{"Il dort.", "--n-best", "3"}, "--n-best has no use here"},
      {{"Il dort.", "--head", "1", "--output", "a.csv"}, "--head has no use where neither"},
      {{"Il dort.", "--view", "lines", "--output", "a.html"}, "--view has no use where neither"},
      {{"Il dort.", "--theme", "dark"}, "--theme has no use without a picture"},
  };
  for (auto [arguments, problem] : cases) {
    arguments.insert(arguments.begin(), "attention");
    const Outcome outcome = run(arguments);
    EXPECT_THAT(outcome.status, testing::AnyOf(1, 2)) << problem;
    EXPECT_THAT(outcome.errors, HasSubstr(problem));
    EXPECT_EQ(lines_of(outcome.errors).size(), 1u) << outcome.errors;
  }
}

TEST(Figure, DrawsPositionsAndLengths) {
  const auto folder = new_folder();
  write(folder / "pairs.tsv", "He sleeps.\tIl dort.\nShe eats an apple.\tElle mange une pomme.\n");
  EXPECT_EQ(run({"figure", "positions", "--output", folder / "p.svg"}).status, 0);
  EXPECT_THAT(read(folder / "p.svg"), HasSubstr("<svg"));
  const Outcome lengths = run({"figure", "lengths", "--data", folder / "pairs.tsv"});
  EXPECT_EQ(lengths.status, 0) << lengths.errors;
  EXPECT_FALSE(lengths.output.empty());
  EXPECT_THAT(run({"figure", "postions"}).errors, HasSubstr("did you mean 'positions'?"));
  EXPECT_THAT(run({"figure", "lengths"}).errors, HasSubstr("--data is missing"));
}

TEST(Figure, DrawsHowTrainingsWent) {
  const auto folder = new_folder();
  const std::string report =
      R"({"update":1,"epoch":1,"loss":3,"tokens_per_second":9,"memory_mb":9,"seconds":60})";
  for (const char* name : {"first", "second"}) {
    std::filesystem::create_directory(folder / name);
    write(folder / name / "metrics.jsonl", report + "\n");
  }
  // A folder's own name stands in the legend, with a slash behind it or without.
  const Outcome drawn =
      run({"figure", "learning", folder / "first", (folder / "second").string() + "/"});
  EXPECT_EQ(drawn.status, 0) << drawn.errors;
  EXPECT_THAT(drawn.output,
              testing::AllOf(HasSubstr(" first "), HasSubstr(" second"), HasSubstr("training loss"),
                             HasSubstr("minutes"), testing::Not(HasSubstr("second/"))));
  EXPECT_EQ(run({"figure", "learning", folder / "first", "--output", folder / "l.svg"}).status, 0);
  EXPECT_THAT(read(folder / "l.svg"), HasSubstr("<svg"));
  EXPECT_THAT(run({"figure", "learning"}).errors, HasSubstr("name the trainings to draw"));
  EXPECT_THAT(run({"figure", "learning", folder / "third"}).errors,
              HasSubstr("third/metrics.jsonl"));
}

TEST(Figure, RefusesWhatItHasNoUseFor) {
  const std::pair<std::vector<std::string>, const char*> cases[] = {
      {{"positions", "--data", "x"}, "the figure of positions has no use for --data"},
      {{"positions", "--model", "x", "--width", "8"}, "no use for --width"},
      {{"positions", "lengths"}, "the figure of positions has no use for 'lengths'"},
      {{"learning", "x", "--data", "y"}, "the figure of learning has no use for --data"},
      {{"lengths", "--data", "x", "--steps", "8"}, "no use for --steps"},
      {{"positions", "--output", "a.gif"}, "the ending must be .png or .svg, not '.gif'"},
      {{"lengths", "--data", "/nowhere/x", "--output", "/nowhere/a.png"},
       "cannot write /nowhere/a.png"},
      {{"positions", "--output", "a.png", "--output", "a.png"}, "--output a.png is given twice"},
  };
  for (auto [arguments, problem] : cases) {
    arguments.insert(arguments.begin(), "figure");
    const Outcome outcome = run(arguments);
    EXPECT_THAT(outcome.status, testing::AnyOf(1, 2)) << problem;
    EXPECT_THAT(outcome.errors, HasSubstr(problem));
  }
}

}  // namespace
}  // namespace regard::end_to_end
