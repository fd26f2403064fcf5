#include "app/gather_gazes.h"

#include <spdlog/spdlog.h>

#include "app/model_path.h"
#include "regard/base/counted.h"
#include "regard/base/error.h"
#include "regard/config/consistency.h"
#include "regard/translation/translator.h"
#include "regard/view/look.h"

namespace regard {
namespace {

/// What is looked at: a model and what is done to it.
struct Decoding {
  std::string name;
  size_t model;
  std::vector<Clamp> clamps;
  std::vector<std::string> clamp_texts;
};

std::vector<Decoding> decodings_of(const GazePlan& plan, const std::vector<std::string>& models) {
  std::vector<Decoding> decodings;
  for (size_t model = 0; model < models.size(); ++model) {
    decodings.push_back({models[model], model, {}, {}});
    for (size_t i = 0; i < plan.clamped.size(); ++i) {
      const std::string which = models.size() > 1 ? models[model] + ": " : "";
      decodings.push_back(
          {which + plan.clamp_texts[i], model, plan.clamped[i], {plan.clamp_texts[i]}});
    }
  }
  return decodings;
}

class Gatherer {
 public:
  Gatherer(const GazePlan& plan, const std::function<void(SearchOptions&)>& adjust) : plan_(plan) {
    names_ = plan.models.empty() ? std::vector<std::string>{""} : plan.models;
    for (std::string& name : names_) {
      const std::filesystem::path folder = find_model(name);
      folders_.push_back(folder.string());
      translators_.emplace_back(folder, plan.runtime);
      searches_.push_back(translators_.back().search_options());
      adjust(searches_.back());
      check_consistency(searches_.back());
      if (name.empty()) name = folder.filename().string();
    }
  }

  std::vector<GazeGroup> run() const {
    std::vector<GazeGroup> groups;
    for (const GazeTask& task : plan_.tasks) {
      try {
        for (GazeGroup& group : groups_of(task)) groups.push_back(std::move(group));
      } catch (const Error& error) {
        if (!plan_.skip_what_is_silent) throw;
        spdlog::warn("left out: {}", error.what());
      }
    }
    if (groups.empty()) throw Error("there is nothing to look at: no line could be translated");
    return groups;
  }

 private:
  std::vector<GazeGroup> groups_of(const GazeTask& task) const {
    std::vector<GazeGroup> groups;
    for (const Decoding& decoding : decodings_of(plan_, names_)) {
      LookRequest request{.source = task.source,
                          .target = {},
                          .search = searches_[decoding.model],
                          .clamps = decoding.clamps,
                          .explain = plan_.explain};
      if (!task.target.empty()) request.target = task.target;
      std::vector<Gaze> gazes = look(translators_[decoding.model].bundle(), request);
      if (groups.size() < gazes.size()) groups.resize(gazes.size());
      for (size_t part = 0; part < gazes.size(); ++part) {
        gazes[part].name = decoding.name;
        gazes[part].clamps = decoding.clamp_texts;
        gazes[part].model.folder = folders_[decoding.model];
        groups[part].gazes.push_back(std::move(gazes[part]));
      }
    }
    return groups;
  }

  const GazePlan& plan_;
  std::vector<std::string> names_, folders_;
  std::vector<Translator> translators_;
  std::vector<SearchOptions> searches_;
};

}  // namespace

std::vector<GazeGroup> gather_gazes(const GazePlan& plan,
                                    const std::function<void(SearchOptions&)>& adjust) {
  return Gatherer(plan, adjust).run();
}

}  // namespace regard
