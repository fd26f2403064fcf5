#pragma once

#include "regard/config/corpus_options.h"
#include "regard/config/model_options.h"
#include "regard/config/runtime_options.h"
#include "regard/config/search_options.h"
#include "regard/config/text_options.h"
#include "regard/config/training_options.h"

/// Every option of regard, declared once. Each group is a plain struct with its defaults, and a
/// `describe` that names each field with its help and range; command line, TOML file, config.json
/// and tests are visitors of that. A field `hidden_size` is the flag `--hidden-size` and the key
/// `hidden-size`.
namespace regard {

/// All that a recipe can say. `for_each_group` visits `(section name, group)`.
struct Config {
  TextOptions text;
  CorpusOptions corpus;
  ModelOptions model;
  TrainingOptions training;
  SearchOptions search;
  RuntimeOptions runtime;
};

template <typename Visitor>
void for_each_group(Config& config, Visitor&& visit) {
  visit("text", config.text);
  visit("corpus", config.corpus);
  visit("model", config.model);
  visit("training", config.training);
  visit("search", config.search);
  visit("runtime", config.runtime);
}

}  // namespace regard
