#include "app/translate_command.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <iostream>

#include "app/exit_status.h"
#include "app/line_source.h"
#include "app/model_path.h"
#include "app/output.h"
#include "app/stop_signal.h"
#include "app/translate_request.h"
#include "regard/base/counted.h"
#include "regard/config/consistency.h"
#include "regard/model/bundle.h"

namespace regard {
namespace {

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

/// What is written beside the translations; null where it is not asked for.
struct Outputs {
  std::ostream& translations;
  std::ostream* attention = nullptr;
  std::ostream* alignments = nullptr;
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
  const TextOptions& text = translator.bundle().config.text;
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
      if (outputs.alignments != nullptr)
        *outputs.alignments << pharaoh(align_words(lines[i], translations[i].front(), text),
                                       request.alignment_kind)
                            << '\n';
    }
    if (request.output.empty()) flush_output(outputs.translations);
  }
  spdlog::debug("{} lines translated", number);
  if (more) spdlog::warn("interrupted after {}", counted(number, "line"));
  return !more;
}

/// Lets `produce` write to a file that was asked for, or tells it that none was.
void write_if_asked(const std::string& path, const std::function<void(std::ostream*)>& produce) {
  if (path.empty()) return produce(nullptr);
  write_output(path, [&](std::ostream& stream) { produce(&stream); });
}

/// Hours of translations that go to a file must not be lost with the last of them.
bool translate_all(const TranslateRequest& request, const Translator& translator) {
  static const std::atomic<bool> never{false};
  const std::atomic<bool>& stop =
      request.writes_files() ? catch_stop_signals("when what is translated so far is written")
                             : never;
  bool complete = false;
  write_output(request.output, [&](std::ostream& translations) {
    write_if_asked(request.attention, [&](std::ostream* attention) {
      write_if_asked(request.alignments, [&](std::ostream* alignments) {
        complete =
            translate_lines(request, translator, {translations, attention, alignments}, stop);
      });
    });
  });
  return complete;
}

void check_attention(const TranslateRequest& request, const Translator& translator,
                     const std::filesystem::path& model) {
  if (request.alignments.empty()) return;
  if (translator.bundle().config.model.attention == AttentionKind::none)
    throw Error(
        "{}: this model has no attention, which --alignments are made from: take another "
        "--model, or leave --alignments out",
        model.string());
}

}  // namespace

int translate_command(const std::vector<std::string>& arguments) {
  TranslateRequest request;
  CommandLine line(translate_text);
  declare(line, request);
  if (!line.parse(arguments)) return exit_done;
  line.apply();
  check(request);
  const std::filesystem::path model = find_model(request.model);
  const Translator translator(model, request.runtime);
  check_attention(request, translator, model);
  request.search = translator.search_options();
  line.apply();
  check_consistency(request.search);
  return translate_all(request, translator) ? exit_done : exit_interrupted;
}

}  // namespace regard
