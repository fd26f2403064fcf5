#include "app/gather_gazes.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "app/model_path.h"
#include "regard/base/error.h"
#include "regard/config/consistency.h"
#include "regard/translation/translator.h"
#include "regard/view/common_parts.h"
#include "regard/view/look.h"

namespace regard {
namespace {

/// What is looked at: a model and what is done to it.
struct Decoding {
  std::string name;
  size_t model;
  std::vector<Clamp> clamps;
};

std::vector<Decoding> decodings_of(const GazePlan& plan, const std::vector<std::string>& models) {
  std::vector<Decoding> decodings;
  for (size_t model = 0; model < models.size(); ++model) {
    decodings.push_back({models[model], model, {}});
    for (size_t i = 0; i < plan.clamped.size(); ++i) {
      const std::string which = models.size() > 1 ? models[model] + ": " : "";
      decodings.push_back({which + plan.clamp_texts[i], model, plan.clamped[i]});
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
      translators_.emplace_back(folder, plan.runtime);
      searches_.push_back(translators_.back().search_options());
      adjust(searches_.back());
      check_consistency(searches_.back());
      // The shipped model's place is this machine's own affair.
      if (name.empty()) name = folder.filename().string();
      folders_.push_back(name);
    }
    search_greedily_if_frozen();
  }

  std::vector<GazeGroup> run() const {
    std::vector<GazeGroup> groups;
    for (const GazeTask& task : plan_.tasks) {
      try {
        for (GazeGroup& group : groups_of(task)) groups.push_back(std::move(group));
      } catch (const Error& error) {
        if (!plan_.skip_what_is_silent) throw;
        spdlog::warn("{}: left out: {}", task.place, error.what());
      }
    }
    if (groups.empty()) throw Error("there is nothing to look at: no line could be translated");
    return groups;
  }

 private:
  void search_greedily_if_frozen() {
    const auto frozen = [](const std::vector<Clamp>& clamps) {
      return std::ranges::any_of(clamps, &Clamp::freeze);
    };
    if (std::ranges::none_of(plan_.clamped, frozen)) return;
    if (std::ranges::any_of(searches_, [](const SearchOptions& s) { return s.beam > 1; }))
      spdlog::info("a freeze is decoded greedily, and so is all that stands beside it");
    for (SearchOptions& options : searches_) options.beam = 1;
  }

  /// One model cuts a long line by itself; several must be given the same parts.
  std::vector<std::string> parts_of(const GazeTask& task) const {
    if (translators_.size() == 1 || task.target) return {task.source};
    std::vector<const Bundle*> models;
    for (const Translator& translator : translators_) models.push_back(&translator.bundle());
    return common_parts(task.source, models);
  }

  std::vector<GazeGroup> groups_of(const GazeTask& task) const {
    std::vector<GazeGroup> groups;
    for (const std::string& part : parts_of(task)) {
      const size_t first = groups.size();
      for (const Decoding& decoding : decodings_of(plan_, names_)) {
        std::vector<Gaze> gazes =
            look(translators_[decoding.model].bundle(), {.source = part,
                                                         .target = task.target,
                                                         .search = searches_[decoding.model],
                                                         .clamps = decoding.clamps,
                                                         .explain = plan_.explain});
        groups.resize(std::max(groups.size(), first + gazes.size()));
        for (size_t i = 0; i < gazes.size(); ++i) {
          gazes[i].name = decoding.name;
          gazes[i].model.folder = folders_[decoding.model];
          groups[first + i].gazes.push_back(std::move(gazes[i]));
        }
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
