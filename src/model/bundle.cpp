#include "regard/model/bundle.h"

#include <fmt/ranges.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <map>

#include "model/model_card.h"
#include "model/weight_check.h"
#include "regard/base/error.h"
#include "regard/base/file.h"
#include "regard/base/staged_folder.h"
#include "regard/config/consistency.h"
#include "regard/config/json_io.h"
#include "regard/model/safetensors.h"

namespace regard {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::string_view format_name = "regard";
constexpr int64_t format_version = 1;
constexpr size_t max_json_bytes = size_t{1} << 24;
constexpr const char* config_file = "config.json";
constexpr const char* weights_file = "model.safetensors";
constexpr const char* metrics_file = "metrics.json";
constexpr const char* card_file = "README.md";

std::string config_text(const Bundle& bundle) {
  const ordered_json config = {
      {"format", format_name},
      {"format_version", format_version},
      {"regard_version", REGARD_VERSION},
      {"vocabulary",
       {{"source", bundle.codecs.source.vocabulary_size()},
        {"target", bundle.codecs.target.vocabulary_size()}}},
      {"text", to_json(bundle.config.text)},
      {"corpus", to_json(bundle.config.corpus)},
      {"model", to_json(bundle.config.model)},
      {"search", to_json(bundle.config.search)},
  };
  return config.dump(2) + '\n';
}

template <typename Json>
Json read_object(const fs::path& path) {
  const std::string text = read_file(path, max_json_bytes);
  Json parsed = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!parsed.is_object())
    throw Error("{}: it is damaged: a JSON object was expected", path.string());
  return parsed;
}

void check_format(const json& config, const std::string& where) {
  if (config.value("format", json()) != format_name)
    throw Error("{}: this is no model of regard (its \"format\" is not \"{}\")", where,
                format_name);
  const json version = config.value("format_version", json());
  if (!version.is_number_integer() || version.get<int64_t>() < 1)
    throw Error("{}: \"format_version\" is no version", where);
  if (version.get<int64_t>() > format_version)
    throw Error("{}: the model has format {}, this regard reads up to {}: get a newer regard",
                where, version.get<int64_t>(), format_version);
}

Config parse_config(const json& parsed, const std::string& where) {
  Config config;
  const auto read = [&](const char* group, auto& options) {
    const auto found = parsed.find(group);
    if (found == parsed.end()) throw Error("{}: it has no \"{}\"", where, group);
    from_json(*found, options, where);
  };
  read("text", config.text);
  read("corpus", config.corpus);
  read("model", config.model);
  read("search", config.search);
  try {
    check_consistency(config.model);
    check_consistency(config.search);
  } catch (const Error& error) {
    throw Error("{}: {}", where, error.what());
  }
  return config;
}

VocabularySizes check_vocabularies(const json& parsed, const CodecPair& codecs,
                                   const ModelOptions& model, const std::string& where) {
  const VocabularySizes sizes{codecs.source.vocabulary_size(), codecs.target.vocabulary_size()};
  const json expected = {{"source", sizes.source}, {"target", sizes.target}};
  if (parsed.value("vocabulary", json()) != expected)
    throw Error(
        "{}: its \"vocabulary\" is not what the tokenizer files hold, {} and {} entries: "
        "the files are of different models",
        where, sizes.source, sizes.target);
  if (model.tie_embeddings == TiedEmbeddings::all && sizes.source != sizes.target)
    throw Error("{}: tied embeddings need one vocabulary, not {} and {} entries", where,
                sizes.source, sizes.target);
  return sizes;
}

/// "models/fr-en/" and "models/fr-en" are one folder.
fs::path without_slash(const fs::path& folder) {
  const fs::path plain = folder.lexically_normal();
  return plain.has_filename() ? plain : plain.parent_path();
}

NamedTensors stored(const Seq2Seq& model, WeightType type) {
  NamedTensors weights = model.named_weights();
  for (auto& [name, tensor] : weights) {
    tensor = tensor.detach();
    if (type == WeightType::float16) tensor = tensor.to(torch::kHalf);
  }
  return weights;
}

}  // namespace

void save_bundle(const Bundle& bundle, const fs::path& folder, WeightType type,
                 const std::function<void(const fs::path&)>& add_files, const fs::path& before) {
  const fs::path path = without_slash(folder);
  StagedFolder staged(path);
  const fs::path& place = staged.path();
  write_file(place / config_file, config_text(bundle));
  write_safetensors(place / weights_file, stored(*bundle.model, type), {{"format", "pt"}});
  save_codecs(bundle.codecs, bundle.config.text, place);
  const ordered_json metrics = bundle.metrics.is_null() ? ordered_json::object() : bundle.metrics;
  write_file(place / metrics_file, metrics.dump(2) + '\n');
  write_file(place / card_file, model_card(bundle, path.filename().string()));
  if (add_files) add_files(place);
  staged.replace(before);
}

Bundle load_bundle(const fs::path& folder, torch::Device device) {
  const fs::path path = without_slash(folder);
  std::error_code failure;
  if (!fs::is_directory(path, failure))
    throw Error("{}: no such folder: --model names the folder of a trained model", path.string());
  const fs::path config_path = path / config_file;
  if (!fs::exists(config_path, failure))
    throw Error("{}: this is no model: it has no {}", path.string(), config_file);
  const json parsed = read_object<json>(config_path);
  check_format(parsed, config_path.string());
  const Config config = parse_config(parsed, config_path.string());
  Bundle bundle{.config = config,
                .codecs = load_codecs(config.text, path),
                .model = nullptr,
                .metrics = ordered_json::object()};
  const VocabularySizes sizes =
      check_vocabularies(parsed, bundle.codecs, config.model, config_path.string());
  const fs::path weights_path = path / weights_file;
  const NamedTensors tensors = read_safetensors(weights_path);
  check_widths(config.model, sizes, tensors, weights_path.string());
  bundle.model = std::make_shared<Seq2Seq>(config.model, sizes);
  load_parameters(*bundle.model, tensors, weights_path.string());
  bundle.model->to(device);
  bundle.model->eval();
  if (fs::exists(path / metrics_file, failure))
    bundle.metrics = read_object<ordered_json>(path / metrics_file);
  return bundle;
}

void load_parameters(Seq2Seq& model, const NamedTensors& tensors, const std::string& origin) {
  torch::NoGradGuard no_grad;
  const NamedTensors weights = model.named_weights();
  std::map<std::string, torch::Tensor> missing(weights.begin(), weights.end());
  for (const auto& [name, tensor] : tensors) {
    const auto found = missing.find(name);
    if (found == missing.end())
      throw Error("{}: it has weights '{}', which the model's options do not know", origin, name);
    if (tensor.sizes() != found->second.sizes() || !tensor.is_floating_point())
      throw Error("{}: '{}' has shape {} and type {}, the model's options ask for {} numbers",
                  origin, name, fmt::join(tensor.sizes(), " x "),
                  c10::toString(tensor.scalar_type()), fmt::join(found->second.sizes(), " x "));
    found->second.copy_(tensor);
    missing.erase(found);
  }
  if (!missing.empty())
    throw Error("{}: it has no weights '{}', which the model's options ask for", origin,
                missing.begin()->first);
}

}  // namespace regard
