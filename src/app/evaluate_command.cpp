#include "app/evaluate_command.h"

#include <spdlog/spdlog.h>

#include <iostream>
#include <sstream>

#include "app/exit_status.h"
#include "app/line_source.h"
#include "app/model_path.h"
#include "app/output.h"
#include "app/pair_files.h"
#include "regard/base/file.h"
#include "regard/config/consistency.h"
#include "regard/model/bundle.h"
#include "regard/translation/evaluator.h"

namespace regard {
namespace {

using Json = nlohmann::ordered_json;

struct EvaluateRequest {
  std::string model;
  std::string data;
  std::string output;
  std::string hypotheses;
  std::vector<std::string> references;
  std::string metric = "bleu,chrf";
  bool json = false;
  bool normalize_references = false;
  CorpusOptions corpus;
  SearchOptions search;
  RuntimeOptions runtime;
};

void declare(CommandLine& line, EvaluateRequest& request) {
  line.add({"model", "DIR", "model or run; without, the model that comes with regard"},
           request.model);
  line.add({"data", "FILES", "pairs to translate and score: one TSV, or two aligned files"},
           request.data);
  line.add({"output", "FILE", "where the translations go, a line each"}, request.output);
  line.add({"hypotheses", "FILE", "translations to score, instead of a model's"},
           request.hypotheses);
  line.add({"references", "FILE", "what they should say; give the flag again for more references"},
           request.references);
  line.add({"metric", "LIST", "of bleu, chrf and ter, with commas between"}, request.metric);
  line.add({"json", "", "the result as a JSON object"}, request.json);
  line.add({"normalize-references", "",
            "pass the references through the model's normaliser (for recipes that fold to ASCII)"},
           request.normalize_references);
  line.add_group("Corpus (columns as the model was trained with, no filter)", request.corpus);
  line.add_group("Search (the model has its own defaults)", request.search);
  line.add_group("Machine", request.runtime);
}

std::vector<Metric> metrics_of(const std::string& list) {
  std::vector<Metric> metrics;
  std::stringstream names(list);
  for (std::string name; std::getline(names, name, ',');) {
    metrics.emplace_back();
    parse_value({"metric", name}, Range{}, metrics.back());
  }
  if (metrics.empty()) throw UsageError("--metric names none of {}", names_of<Metric>());
  return metrics;
}

/// As sacreBLEU writes it: the signature between the metric's name and its score.
std::string with_signature(const MetricResult& result) {
  const size_t name = result.text.find(" = ");
  return result.text.substr(0, name) + '|' + result.signature + result.text.substr(name);
}

void print(const EvaluateRequest& request, const std::vector<MetricResult>& results,
           const Json& facts) {
  Json json = facts;
  json["metrics"] = Json::array();
  for (const MetricResult& result : results) {
    if (!request.json) std::cout << with_signature(result) << '\n';
    json["metrics"].push_back({{"metric", name_of(result.metric)},
                               {"score", result.score},
                               {"text", result.text},
                               {"signature", result.signature}});
  }
  if (request.json) std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
  flush_output(std::cout);
}

void score_files(const EvaluateRequest& request) {
  const std::vector<Metric> metrics = metrics_of(request.metric);
  const std::vector<std::string> hypotheses = read_lines(request.hypotheses);
  std::vector<std::vector<std::string>> references;
  for (const std::string& path : request.references) {
    references.push_back(read_lines(path));
    if (references.back().size() != hypotheses.size())
      throw Error("{} has {} lines, but {} has {}: a reference answers each line",
                  request.hypotheses, hypotheses.size(), path, references.back().size());
  }
  print(request, score(hypotheses, references, metrics), {{"sentences", hypotheses.size()}});
}

/// The model's own options, under the flags. What it was trained on says nothing of what it is
/// measured on, so its filters are left out.
void take_model_options(const Translator& translator, EvaluateRequest& request) {
  request.search = translator.search_options();
  request.corpus = translator.bundle().config.corpus;
  request.corpus.max_source_words = 0;
  request.corpus.max_target_words = 0;
  request.corpus.target_prefixes.clear();
}

/// Translates, scores and prints.
std::vector<std::string> measure(const EvaluateRequest& request, const Translator& translator,
                                 const ParallelCorpus& corpus, const Json& facts) {
  Evaluation evaluation = evaluate(translator, corpus, request.search, metrics_of(request.metric));
  const double rate = static_cast<double>(corpus.size()) / std::max(evaluation.seconds, 1e-9);
  spdlog::info("{} sentences in {:.1f} s, {:.1f} a second, beam {}", corpus.size(),
               evaluation.seconds, rate, request.search.beam);
  Json json = facts;
  json["source_tokens"] = evaluation.source_tokens;
  json["seconds"] = evaluation.seconds;
  json["sentences_per_second"] = rate;
  print(request, evaluation.results, json);
  return std::move(evaluation.hypotheses);
}

void score_model(EvaluateRequest& request, const CommandLine& line) {
  metrics_of(request.metric);  // refused before the work begins
  const std::filesystem::path model = find_model(request.model);
  const Translator translator(model, request.runtime);
  take_model_options(translator, request);
  line.apply();
  check_consistency(request.search);
  const Bundle& bundle = translator.bundle();
  ParallelCorpus corpus = select_and_report(load_and_report(request.data, request.corpus),
                                            request.corpus, bundle.config.text, request.data);
  if (request.normalize_references)
    for (SentencePair& pair : corpus) pair.target = bundle.codecs.target.normalize(pair.target);
  const Json facts = {{"model", model.string()},
                      {"data", request.data},
                      {"beam", request.search.beam},
                      {"sentences", corpus.size()}};
  if (request.output.empty()) {
    measure(request, translator, corpus, facts);
    return;
  }
  // Opened before the work, which may take minutes; and the scores are told even if the disk is
  // full.
  write_file(request.output, [&](std::ostream& stream) {
    for (const std::string& hypothesis : measure(request, translator, corpus, facts))
      stream << hypothesis << '\n';
  });
}

}  // namespace

int evaluate_command(const std::vector<std::string>& arguments) {
  EvaluateRequest request;
  CommandLine line(evaluate_text);
  declare(line, request);
  if (!line.parse(arguments)) return exit_done;
  line.apply();
  if (request.data.empty() == request.hypotheses.empty())
    throw UsageError("give --data to score a model, or --hypotheses with --references");
  if (request.hypotheses.empty() != request.references.empty())
    throw UsageError("--hypotheses and --references go together");
  if (request.data.empty() && !(request.model.empty() && request.output.empty()))
    throw UsageError("--model and --output go with --data: --hypotheses are there already");
  if (request.data.empty()) {
    score_files(request);
  } else {
    score_model(request, line);
  }
  return exit_done;
}

}  // namespace regard
