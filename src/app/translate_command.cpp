#include "app/translate_command.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "app/exit_status.h"
#include "app/line_source.h"
#include "app/model_path.h"
#include "app/output.h"
#include "app/stop_signal.h"
#include "app/translation_writer.h"
#include "regard/base/counted.h"
#include "regard/config/consistency.h"

namespace regard {
namespace {

struct TranslateRequest {
  std::vector<std::string> texts;
  std::string model;
  std::string input;
  std::string output;
  std::string attention;
  OutputFormat format = OutputFormat::text;
  SearchOptions search;
  RuntimeOptions runtime;
};

void declare(CommandLine& line, TranslateRequest& request) {
  line.add_positional({"TEXT", "", "what to translate; without, a file or standard input"},
                      request.texts);
  line.add({"model", "DIR", "model or run; without, the model that comes with regard"},
           request.model);
  line.add({"input", "FILE", "text to translate, a sentence or paragraph a line; gzip too"},
           request.input);
  line.add({"output", "FILE", "where translations go instead of standard output"}, request.output);
  line.add({"format", value_kind(request.format), "of the output, see below"}, request.format);
  line.add({"attention", "FILE", "also write pieces and attention weights: a JSON object a line"},
           request.attention);
  line.add_group("Search (the model has its own defaults)", request.search);
  line.add_group("Machine", request.runtime);
}

LineSource source_of(const TranslateRequest& request) {
  if (!request.texts.empty()) return lines_of(request.texts);
  if (!request.input.empty()) return lines_of_file(request.input);
  std::ios::sync_with_stdio(false);
  if (::isatty(STDIN_FILENO)) spdlog::info("one line is one translation; Ctrl-D ends");
  return lines_of(std::cin, "standard input");
}

/// Lines that are read before the first of them is answered. Several batches let sentences of like
/// length be translated together.
size_t chunk_size(const TranslateRequest& request) {
  constexpr int64_t batches = 16;
  const bool standard_input = request.texts.empty() && request.input.empty();
  const bool at_once = request.search.batch_sentences == 1 || ::isatty(STDIN_FILENO);
  return standard_input && at_once ? 1
                                   : static_cast<size_t>(request.search.batch_sentences * batches);
}

struct Outputs {
  std::ostream& translations;
  std::ostream* attention;  ///< null where none is asked for
};

/// A book without a line's end would keep the terminal silent for minutes.
void warn_if_long(const std::string& line, int64_t number) {
  constexpr size_t long_line = 100'000;
  if (line.size() > long_line)
    spdlog::warn("line {} has {}: it is translated part by part, and comes out when all are done",
                 number, counted(static_cast<int64_t>(line.size()), "byte"));
}

/// False if it was asked to stop before the end.
bool translate_lines(const TranslateRequest& request, const Translator& translator, Outputs outputs,
                     const std::atomic<bool>& stop) {
  const LineSource next = source_of(request);
  const size_t size = chunk_size(request);
  const bool numbered = request.search.n_best > 1;
  TranslationWriter writer(request.format, numbered, outputs.translations);
  int64_t number = 0;
  bool more = true;
  while (more && !stop) {
    std::vector<std::string> lines;
    for (std::string line; lines.size() < size && (more = next(line));) {
      warn_if_long(line, number + static_cast<int64_t>(lines.size()) + 1);
      lines.push_back(line);
    }
    const auto translations = translator.translate(lines, request.search);
    for (size_t i = 0; i < lines.size(); ++i) {
      writer.write(lines[i], translations[i]);
      ++number;
      if (outputs.attention != nullptr)
        *outputs.attention << attention_json(number, lines[i], translations[i].front()) << '\n';
    }
    if (request.output.empty()) flush_output(outputs.translations);
  }
  spdlog::debug("{} lines translated", number);
  if (more) spdlog::warn("interrupted after {}", counted(number, "line"));
  return !more;
}

/// Hours of translations that go to a file must not be lost with the last of them.
bool translate_all(const TranslateRequest& request, const Translator& translator) {
  static const std::atomic<bool> never{false};
  const bool to_file = !request.output.empty() || !request.attention.empty();
  const std::atomic<bool>& stop =
      to_file ? catch_stop_signals("when what is translated so far is written") : never;
  bool complete = false;
  write_output(request.output, [&](std::ostream& translations) {
    if (request.attention.empty()) {
      complete = translate_lines(request, translator, {translations, nullptr}, stop);
      return;
    }
    write_output(request.attention, [&](std::ostream& attention) {
      complete = translate_lines(request, translator, {translations, &attention}, stop);
    });
  });
  return complete;
}

void check(const TranslateRequest& request) {
  if (!request.texts.empty() && !request.input.empty())
    throw UsageError("there is both a text and --input: give one of them");
  if (!request.output.empty() && !request.attention.empty() &&
      std::filesystem::weakly_canonical(request.output) ==
          std::filesystem::weakly_canonical(request.attention))
    throw UsageError("--output and --attention name the same file");
}

}  // namespace

int translate_command(const std::vector<std::string>& arguments) {
  TranslateRequest request;
  CommandLine line(translate_text);
  declare(line, request);
  if (!line.parse(arguments)) return exit_done;
  line.apply();
  check(request);
  const Translator translator(find_model(request.model), request.runtime);
  request.search = translator.search_options();
  line.apply();
  check_consistency(request.search);
  return translate_all(request, translator) ? exit_done : exit_interrupted;
}

}  // namespace regard
