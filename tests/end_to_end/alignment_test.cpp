#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "end_to_end/process.h"

namespace regard::end_to_end {
namespace {

using nlohmann::json;
using testing::HasSubstr;

/// What `regard translate` with the small model says.
Outcome translate(std::vector<std::string> arguments, const std::string& input) {
  arguments.insert(arguments.begin(), {"translate", "--model", small_run(), "--threads", "1"});
  const Outcome outcome = run(arguments, input);
  EXPECT_EQ(outcome.status, 0) << outcome.errors;
  return outcome;
}

/// The number of the written word that each of a segment's pieces is part of, by the word
/// tokeniser's marks. The end mark has none.
std::vector<size_t> numbers_of_words(const json& pieces) {
  std::vector<size_t> numbers;
  bool glued = true;
  size_t words = 0;
  for (const auto& piece : pieces.get<std::vector<std::string>>()) {
    if (piece == "</s>") break;
    if (!glued && !piece.starts_with("\uFFED")) ++words;
    numbers.push_back(words);
    glued = piece.ends_with("\uFFED");
  }
  return numbers;
}

/// Weights of words, [target][source], of a line in one segment of `--attention`'s JSON.
std::vector<std::vector<double>> word_weights(const json& line) {
  const json& segment = line.at("segments").at(0);
  const auto columns = numbers_of_words(segment.at("source_pieces"));
  const auto rows = numbers_of_words(segment.at("target_pieces"));
  std::vector<std::vector<double>> weights;
  std::vector<double> pieces;
  for (size_t t = 0; t < rows.size(); ++t) {
    if (rows[t] == weights.size()) {
      weights.emplace_back(columns.back() + 1);
      pieces.push_back(0);
    }
    ++pieces.back();
    for (size_t s = 0; s < columns.size(); ++s)
      weights.back()[columns[s]] += segment.at("attention").at(t).at(s).get<double>();
  }
  for (size_t t = 0; t < weights.size(); ++t)
    for (double& weight : weights[t]) weight /= pieces[t];
  return weights;
}

TEST(Alignments, AreThoseOfTheAttention) {
  const auto folder = new_folder();
  const std::string input = "Je suis là.\nL'homme dort, et elle mange.\n";
  translate({"--attention", folder / "json", "--alignments", folder / "hard"}, input);
  translate({"--alignment-kind", "soft", "--alignments", folder / "soft"}, input);
  const auto attention = lines_of(read(folder / "json"));
  const auto hard = lines_of(read(folder / "hard")), soft = lines_of(read(folder / "soft"));
  ASSERT_EQ(hard.size(), 2u);
  ASSERT_EQ(soft.size(), 2u);
  for (size_t i = 0; i < 2; ++i) {
    const auto weights = word_weights(json::parse(attention.at(i)));
    std::string best;
    for (size_t t = 0; t < weights.size(); ++t)
      best += (t > 0 ? " " : "") +
              std::to_string(std::ranges::max_element(weights[t]) - weights[t].begin()) + "-" +
              std::to_string(t);
    EXPECT_EQ(hard[i], best);
    std::istringstream pairs(soft[i]);
    size_t count = 0, source = 0, target = 0;
    double weight = 0;
    for (char mark; pairs >> source >> mark >> target >> mark >> weight; ++count)
      EXPECT_NEAR(weights.at(target).at(source), weight, 0.00051) << soft[i];
    size_t expected = 0;
    for (const auto& row : weights)
      expected +=
          static_cast<size_t>(std::ranges::count_if(row, [](double w) { return w >= 0.01; }));
    EXPECT_EQ(count, expected) << soft[i];
  }
}

TEST(Alignments, AnswerEveryLine) {
  const auto path = new_folder() / "alignments";
  const std::string long_line = "Le chat dort, et le chien mange. ";
  std::string longest;
  while (longest.size() < 3000) longest += long_line;
  const Outcome outcome = translate({"--alignments", path},
                                    "Oui.\n\n  \n12 345 67.8\n😀😀\n" + longest + "\nElle dort.\n");
  const auto lines = lines_of(read(path)), texts = lines_of(outcome.output);
  ASSERT_EQ(lines.size(), 7u);
  EXPECT_EQ(lines[1], "");
  EXPECT_EQ(lines[2], "");
  EXPECT_EQ(lines[3], "0-0 1-1 2-2");
  EXPECT_EQ(lines[4], "0-0");
  for (size_t i = 0; i < lines.size(); ++i) {
    std::istringstream words(texts[i]), pairs(lines[i]);
    const auto count = std::distance(std::istream_iterator<std::string>(words), {});
    EXPECT_EQ(std::distance(std::istream_iterator<std::string>(pairs), {}), count) << texts[i];
  }
}

TEST(Alignments, NeedAttention) {
  const auto folder = new_folder();
  auto training = small_training(folder / "run");
  training.insert(training.end(), {"--attention", "none", "--max-updates", "2"});
  ASSERT_EQ(run(training).status, 0);
  const Outcome outcome =
      run({"translate", "--model", folder / "run", "--alignments", folder / "out", "--output",
           folder / "out.en", "--input", "/nowhere/in.fr"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_THAT(outcome.errors, HasSubstr("no attention"));
  EXPECT_FALSE(std::filesystem::exists(folder / "out"));
  EXPECT_FALSE(std::filesystem::exists(folder / "out.en"));
}

}  // namespace
}  // namespace regard::end_to_end
