#include "app/figure_command.h"

#include <unistd.h>

#include <filesystem>
#include <iterator>
#include <set>
#include <span>
#include <sstream>

#include "app/exit_status.h"
#include "app/model_path.h"
#include "app/output.h"
#include "app/pair_files.h"
#include "regard/config/nearest.h"
#include "regard/contest/learning_figure.h"
#include "regard/figure/picture.h"
#include "regard/figure/terminal.h"
#include "regard/model/bundle.h"
#include "regard/translation/translator.h"
#include "regard/view/length_figure.h"
#include "regard/view/position_figures.h"

namespace regard {
namespace {

struct FigureRequest {
  std::vector<std::string> names;  ///< the figure's, and of trainings their folders
  std::string model;
  std::string data;
  int64_t steps = 60;
  int64_t width = 32;
  std::vector<std::string> outputs;
  CorpusOptions corpus;
  RuntimeOptions runtime;
};

void declare(CommandLine& line, FigureRequest& request) {
  line.add_positional(
      {"NAME", "", "learning and the folders of trainings, or positions, or lengths"},
      request.names);
  line.add({"model", "DIR", "whose positions, or whose pieces are counted"}, request.model);
  line.add({"data", "FILES", "pairs whose lengths are counted: one TSV, or two aligned files"},
           request.data);
  line.add({"steps", "N", "positions shown"}, request.steps, Range{1, 10000});
  line.add({"width", "N", "of the encoding, without --model"}, request.width, Range{2, 4096});
  line.add({"output", "FILE", ".png or .svg, once for each; without, the terminal", true},
           request.outputs);
  line.add_group("Corpus (of --data)", request.corpus);
  line.add_group("Machine", request.runtime);
}

Figure positions(const FigureRequest& request) {
  if (request.model.empty()) return positions_figure(request.steps, request.width);
  const Translator translator(find_model(request.model), request.runtime);
  return positions_figure(*translator.bundle().model, request.steps);
}

size_t words_of(const std::string& text) {
  std::istringstream words(text);
  return static_cast<size_t>(std::distance(std::istream_iterator<std::string>(words), {}));
}

Figure lengths(const FigureRequest& request) {
  std::vector<size_t> source, target;
  const ParallelCorpus corpus = load_and_report(request.data, request.corpus);
  if (request.model.empty()) {
    for (const SentencePair& pair : corpus) {
      source.push_back(words_of(pair.source));
      target.push_back(words_of(pair.target));
    }
    return token_length_figure(source, target);
  }
  const Translator translator(find_model(request.model), request.runtime);
  const CodecPair& codecs = translator.bundle().codecs;
  for (const SentencePair& pair : corpus) {
    source.push_back(codecs.source.encode(pair.source).ids.size());
    target.push_back(codecs.target.encode(pair.target).ids.size());
  }
  return token_length_figure(source, target);
}

/// The folders' own names, or the paths to them where those do not tell them apart.
std::vector<std::string> short_names(std::span<const std::string> folders) {
  std::vector<std::string> names;
  for (const std::string& folder : folders)
    names.push_back((std::filesystem::absolute(folder) / "")
                        .lexically_normal()
                        .parent_path()
                        .filename()
                        .string());
  const std::set<std::string> distinct(names.begin(), names.end());
  if (distinct.size() < names.size()) names.assign(folders.begin(), folders.end());
  return names;
}

Figure learning(const FigureRequest& request) {
  const auto folders = std::span(request.names).subspan(1);
  const std::vector<std::string> names = short_names(folders);
  std::vector<LearningRun> runs;
  for (size_t i = 0; i < folders.size(); ++i)
    runs.push_back(
        {names[i], read_run_reports(std::filesystem::path(folders[i]) / "metrics.jsonl")});
  return learning_figure(runs);
}

/// Flags that one of the figures has no use for.
void refuse(const CommandLine& line, const std::string& name,
            const std::vector<std::string>& flags) {
  for (const std::string& flag : flags)
    if (line.given(flag)) throw UsageError("the figure of {} has no use for --{}", name, flag);
}

void check(const FigureRequest& request, const CommandLine& line) {
  if (request.names.empty()) throw UsageError("name a figure: learning, positions or lengths");
  const std::string& name = request.names.front();
  if (name == "learning") {
    refuse(line, name, {"model", "data", "steps", "width"});
    if (request.names.size() == 1)
      throw UsageError("name the trainings to draw: regard figure learning RUN [RUN ...]");
  } else if (name == "positions") {
    refuse(line, name, {"data"});
    if (line.given("model")) refuse(line, "a model's positions", {"width"});
  } else if (name == "lengths") {
    refuse(line, name, {"steps", "width"});
    if (request.data.empty()) throw UsageError("--data is missing: the pairs to count");
  } else {
    throw UsageError("there is no figure '{}'{}", name,
                     suggestion(name, {"learning", "positions", "lengths"}));
  }
  if (name != "learning" && request.names.size() > 1)
    throw UsageError("the figure of {} has no use for '{}'", name, request.names[1]);
  for (const std::string& path : request.outputs) {
    const std::string ending = std::filesystem::path(path).extension().string();
    if (ending != ".png" && ending != ".svg")
      throw UsageError("--output {}: the ending must be .png or .svg, not '{}'", path, ending);
  }
  check_outputs(outputs_of("output", request.outputs));
}

}  // namespace

int figure_command(const std::vector<std::string>& arguments) {
  FigureRequest request;
  CommandLine line(figure_text);
  declare(line, request);
  if (!line.parse(arguments)) return exit_done;
  line.apply();
  check(request, line);
  const std::string& name = request.names.front();
  const Figure figure = name == "learning"    ? learning(request)
                        : name == "positions" ? positions(request)
                                              : lengths(request);
  for (const std::string& path : request.outputs) write_figure(path, figure);
  if (request.outputs.empty()) print_output(to_terminal(figure, terminal_style_of(STDOUT_FILENO)));
  return exit_done;
}

}  // namespace regard
