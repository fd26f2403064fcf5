#pragma once

#include <torch/types.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>

#include "regard/config/options.h"
#include "regard/model/seq2seq.h"
#include "regard/text/codec.h"

namespace regard {

/// A model as a folder holds it: `config.json`, `model.safetensors`, the tokeniser's files,
/// `metrics.json` and a model card `README.md`.
struct Bundle {
  Config config;
  CodecPair codecs;
  std::shared_ptr<Seq2Seq> model;
  nlohmann::ordered_json metrics;  ///< what it scored, on what; an object, may be empty
};

/// Writes the folder so that readers see an older whole model or this one, never a mix. `add_files`
/// may put files of its own into the folder that it is given, to appear together with the model.
/// What the folder held moves to `before`, unless that is empty.
void save_bundle(const Bundle& bundle, const std::filesystem::path& folder,
                 WeightType type = WeightType::float32,
                 const std::function<void(const std::filesystem::path&)>& add_files = {},
                 const std::filesystem::path& before = {});

/// Reads a model in evaluation mode onto a device. Throws Error that names the file if something is
/// missing, damaged, of a newer format, or if weights and options do not fit.
Bundle load_bundle(const std::filesystem::path& folder, torch::Device device);

/// Copies tensors into the parameters of the same name. Throws Error naming `origin` if a name is
/// missing or unknown, or a shape differs.
void load_parameters(Seq2Seq& model, const NamedTensors& tensors, const std::string& origin);

}  // namespace regard
