#include "app/attention_command.h"

#include <fmt/ranges.h>
#include <spdlog/spdlog.h>

#include <algorithm>

#include "app/exit_status.h"
#include "app/gather_gazes.h"
#include "app/gaze_output.h"
#include "app/line_source.h"
#include "app/output.h"
#include "app/pair_files.h"
#include "app/probes.h"
#include "regard/base/counted.h"
#include "regard/model/bundle.h"

namespace regard {
namespace {

struct AttentionRequest {
  std::vector<std::string> texts;
  std::vector<std::string> models;
  std::optional<std::string> target;
  std::string input;
  std::string data;
  std::string training;
  int64_t limit = 100;
  std::vector<std::string> outputs;
  std::vector<std::string> clamps;
  bool explain = false;
  GazeLayout layout;
  CorpusOptions corpus;
  SearchOptions search;
  RuntimeOptions runtime;
};

void declare(CommandLine& line, AttentionRequest& request) {
  line.add_positional({"TEXT", "", "what to translate and look at; several make a gallery"},
                      request.texts);
  line.add({"model", "DIR", "model or run; given again, models side by side", true},
           request.models);
  line.add({"target", "TEXT",
            "what the model is made to say, instead of what it would; \"\" is nothing at all"},
           request.target);
  line.add({"input", "FILE", "a gallery of its lines"}, request.input);
  line.add({"data", "FILES",
            "a gallery of sentence pairs, each made to be said: one TSV, or two "
            "aligned files"},
           request.data);
  line.add({"training", "RUN", "how the probes of a training came to look where they look"},
           request.training);
  line.add({"limit", "N", "sentences of a gallery"}, request.limit, Range{1, 10000});
  line.add({"output", "FILE",
            ".html, .svg, .png, .json or .csv, once for each; without, the "
            "terminal",
            true},
           request.outputs);
  line.add(
      {"clamp", "LIST", "change what is looked at, see below; given again, another decoding", true},
      request.clamps);
  line.add({"explain", "",
            "beside attention, where nothing is clamped: what leaving a word out costs, and "
            "gradients"},
           request.explain);
  line.add({"view", value_kind(request.layout.view), "of pictures and the terminal"},
           request.layout.view);
  line.add({"part", value_kind(request.layout.part), "who looks at whom, in pictures"},
           request.layout.part);
  line.add({"layer", "N", "of pictures; 0 is the last"}, request.layout.layer, Range{0, 64});
  line.add({"head", "N", "of pictures; 0 is the mean of all"}, request.layout.head, Range{0, 1024});
  line.add({"words", "", "join pieces to words"}, request.layout.words);
  line.add({"theme", value_kind(request.layout.theme), "of pictures"}, request.layout.theme);
  line.add_group("Corpus (of --data)", request.corpus);
  line.add_group("Search (the model has its own defaults)", request.search);
  line.add_group("Machine", request.runtime);
}

/// A recorded training was looked at already: nothing can be asked of it but how it is shown.
void check_training(const CommandLine& line) {
  std::vector<std::string> unused;
  for (const char* flag : {"model", "target", "limit", "clamp", "explain"})
    if (line.given(flag)) unused.push_back(fmt::format("--{}", flag));
  if (!unused.empty())
    throw UsageError("--training shows what was recorded: leave out {}", fmt::join(unused, ", "));
}

bool has_picture(const AttentionRequest& request) {
  return std::ranges::any_of(request.outputs, is_gaze_picture);
}

/// Whether a view is drawn: in the terminal or as a picture.
bool is_drawn(const AttentionRequest& request) {
  return request.outputs.empty() || has_picture(request);
}

/// Pictures of views other than the map hold one gaze.
void check_view(const AttentionRequest& request) {
  const size_t decodings = std::max<size_t>(request.models.size(), 1) * (request.clamps.size() + 1);
  if (is_drawn(request)) check_drawable(request.layout.view, request.texts.size(), decodings);
}

/// Flags that would change nothing.
void check_use(const AttentionRequest& request, const CommandLine& line) {
  const auto refuse = [&line](const std::vector<const char*>& flags, std::string_view where) {
    for (const char* flag : flags)
      if (line.given(flag)) throw UsageError("--{} has no use {}", flag, where);
  };
  if (request.input.empty() && request.data.empty()) refuse({"limit"}, "without --input or --data");
  if (request.data.empty()) refuse({"source-column", "target-column"}, "without --data");
  refuse({"n-best"}, "here: all hypotheses of the beam are shown");
  if (!is_drawn(request)) {
    const char* nowhere = "where neither terminal nor picture is drawn";
    refuse({"part", "layer", "head"}, nowhere);
    if (request.layout.view != GazeView::why) refuse({"view"}, nowhere);  // why is an explanation
  }
  if (!has_picture(request)) refuse({"theme"}, "without a picture (.svg or .png)");
}

void check(const AttentionRequest& request, const CommandLine& line) {
  const int sources =
      static_cast<int>(!request.texts.empty()) + static_cast<int>(!request.input.empty()) +
      static_cast<int>(!request.data.empty()) + static_cast<int>(!request.training.empty());
  if (sources == 0) throw UsageError("give a TEXT to look at, or --input, --data or --training");
  if (sources > 1) throw UsageError("give one of TEXT, --input, --data and --training");
  if (!request.training.empty()) check_training(line);
  if (request.target && request.texts.size() != 1)
    throw UsageError("--target is what is said of one TEXT{}",
                     request.texts.empty() ? "" : ", not of several");
  check_view(request);
  check_use(request, line);
  for (const std::string& path : request.outputs) check_gaze_output(path);
  check_outputs(outputs_of("output", request.outputs));
}

std::vector<GazeTask> tasks_of(const AttentionRequest& request) {
  std::vector<GazeTask> tasks;
  const auto limit = static_cast<size_t>(request.limit);
  if (!request.data.empty()) {
    for (const SentencePair& pair : load_and_report(request.data, request.corpus))
      tasks.push_back(
          {pair.source, pair.target, fmt::format("{}: pair {}", request.data, tasks.size() + 1)});
  } else if (!request.input.empty()) {
    const LineSource next = lines_of_file(request.input);
    int64_t number = 0;
    for (std::string line; tasks.size() <= limit && next(line);) {
      ++number;
      if (!line.empty()) tasks.push_back({line, {}, fmt::format("{}:{}", request.input, number)});
    }
  } else {
    for (const std::string& text : request.texts)
      tasks.push_back({text, request.target, fmt::format("TEXT {}", tasks.size() + 1)});
    return tasks;
  }
  if (tasks.size() > limit) {
    spdlog::info("--limit: only the first {} shown",
                 request.limit == 1 ? "sentence is" : grouped(request.limit) + " sentences are");
    tasks.resize(limit);
  }
  return tasks;
}

GazePlan plan_of(const AttentionRequest& request) {
  GazePlan plan{.tasks = tasks_of(request),
                .models = request.models,
                .clamped = {},
                .clamp_texts = request.clamps,
                .explain = request.explain || request.layout.view == GazeView::why,
                .skip_what_is_silent = request.texts.size() != 1,
                .runtime = request.runtime};
  for (const std::string& text : request.clamps) {
    try {
      plan.clamped.push_back(parse_clamps(text));
    } catch (const Error& error) {
      throw UsageError("{}", error.what());
    }
  }
  return plan;
}

}  // namespace

int attention_command(const std::vector<std::string>& arguments) {
  AttentionRequest request;
  CommandLine line(attention_text);
  declare(line, request);
  if (!line.parse(arguments)) return exit_done;
  line.apply();
  check(request, line);
  if (!request.training.empty()) {
    write_gazes(read_probes(request.training), request.outputs, request.layout);
    return exit_done;
  }
  const std::vector<GazeGroup> groups = gather_gazes(plan_of(request), [&](SearchOptions& search) {
    request.search = search;
    line.apply();
    search = request.search;
  });
  write_gazes(groups, request.outputs, request.layout);
  return exit_done;
}

}  // namespace regard
