#include "app/translate_request.h"

#include "app/output.h"

namespace regard {

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
  line.add(
      {"alignments", "FILE", "also write which word became which, by attention: pairs, see below"},
      request.alignments);
  line.add({"alignment-kind", value_kind(request.alignment_kind), "of the alignments, see below"},
           request.alignment_kind);
  line.add_group("Search (the model has its own defaults)", request.search);
  line.add_group("Machine", request.runtime);
}

void check(const TranslateRequest& request) {
  if (!request.texts.empty() && !request.input.empty())
    throw UsageError("there is both a text and --input: give one of them");
  if (request.alignments.empty() && request.alignment_kind != AlignmentKind::hard)
    throw UsageError("--alignment-kind is for --alignments: name its file");
  std::vector<OutputFile> files{{"output", request.output},
                                {"attention", request.attention},
                                {"alignments", request.alignments}};
  std::erase_if(files, [](const OutputFile& file) { return file.path.empty(); });
  check_outputs(files);
}

}  // namespace regard
