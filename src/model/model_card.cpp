#include "model/model_card.h"

#include <algorithm>

#include "regard/base/counted.h"

namespace regard {
namespace {

std::string recurrence(CellKind cell, int64_t layers, int64_t size, bool bidirectional) {
  return fmt::format("{}, {} of {}{}", cell == CellKind::lstm ? "LSTM" : "GRU",
                     counted(layers, "layer"), bidirectional ? "2 x " : "", size);
}

std::string blocks(const ModelOptions& model, int64_t layers) {
  return fmt::format("Transformer, {} of {}, {}, feed-forward {}, {}-norm, {} positions",
                     counted(layers, "layer"), model.embedding_size, counted(model.heads, "head"),
                     grouped(model.feed_forward_size), name_of(model.norm),
                     name_of(model.positions));
}

std::string encoder(const ModelOptions& model) {
  if (model.encoder == EncoderKind::transformer) return blocks(model, model.encoder_layers);
  return recurrence(model.cell, model.encoder_layers, model.encoder_size, model.bidirectional);
}

std::string decoder(const ModelOptions& model) {
  if (model.decoder == DecoderKind::transformer) return blocks(model, model.decoder_layers);
  return fmt::format("{}; {}", name_of(model.decoder),
                     recurrence(model.cell, model.decoder_layers, model.decoder_size, false));
}

std::string architecture(const Bundle& bundle) {
  const ModelOptions& model = bundle.config.model;
  std::string rows = "| part | |\n|---|---|\n";
  const auto row = [&rows](std::string_view part, std::string_view what) {
    rows += fmt::format("| {} | {} |\n", part, what);
  };
  row("encoder", encoder(model));
  row("decoder", decoder(model));
  row("attention", name_of(model.attention));
  row("embeddings",
      fmt::format("{} wide, tied: {}", model.embedding_size, name_of(model.tie_embeddings)));
  row("vocabulary",
      fmt::format("{} source and {} target entries, {} tokenizer",
                  bundle.codecs.source.vocabulary_size(), bundle.codecs.target.vocabulary_size(),
                  name_of(bundle.config.text.tokenizer)));
  row("parameters", std::to_string(bundle.model->parameter_count()));
  return rows;
}

/// "/test/bleu" in the metrics becomes "test bleu" here.
std::string scores(const nlohmann::ordered_json& metrics) {
  std::string rows;
  if (metrics.is_object() && !metrics.empty()) {
    const nlohmann::ordered_json flat = metrics.flatten();
    for (const auto& [path, value] : flat.items()) {
      if (path == "/data_licence" || !value.is_primitive() || value.is_null()) continue;
      std::string name = path.substr(1);
      std::replace(name.begin(), name.end(), '/', ' ');
      const std::string text =
          value.is_string() ? value.get<std::string>()
                            : value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
      rows += fmt::format("| {} | {} |\n", name, text);
    }
  }
  return rows.empty() ? "Nothing was measured yet.\n" : "| what | value |\n|---|---|\n" + rows;
}

std::string data_licence(const nlohmann::ordered_json& metrics) {
  const auto found = metrics.find("data_licence");
  if (found == metrics.end() || !found->is_string()) return "";
  return fmt::format("## Data\n\nTraining data: {}\n\n", found->get<std::string>());
}

}  // namespace

std::string model_card(const Bundle& bundle, const std::string& name) {
  return fmt::format(
      "# {0}\n\n"
      "A translator made with regard {1}: a sequence-to-sequence network that reads a sentence\n"
      "and writes it again in another language.\n\n"
      "{2}\n"
      "## Use\n\n"
      "```sh\n"
      "regard translate --model DIR \"a sentence\"    # DIR is this folder\n"
      "regard translate --model DIR < lines.txt     # a line out for each line in\n"
      "```\n\n"
      "## Scores\n\n{3}\n"
      "{4}"
      "## Limits\n\n"
      "It knows words and turns of phrase that its training data have; others come out wrong or\n"
      "are copied. It translates each sentence alone, without what stands before it, and may "
      "leave\n"
      "out or repeat words, numbers and names above all. Sources of more than {5} tokens are cut\n"
      "into sentences and clauses first. Have a person check what matters.\n",
      name, REGARD_VERSION, architecture(bundle), scores(bundle.metrics),
      data_licence(bundle.metrics), bundle.config.model.max_length);
}

}  // namespace regard
