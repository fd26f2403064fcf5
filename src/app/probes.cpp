#include "app/probes.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <sstream>

#include "regard/base/error.h"
#include "regard/base/file.h"
#include "regard/model/bundle.h"
#include "regard/view/gaze_json.h"
#include "regard/view/look.h"

namespace regard {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::vector<Json> json_lines(const fs::path& path) {
  std::vector<Json> lines;
  std::istringstream text(read_file(path));
  for (std::string line; std::getline(text, line);) {
    Json json = Json::parse(line, nullptr, false);
    if (json.is_discarded())
      throw Error("{}: line {} is no JSON: the file is damaged", path.string(), lines.size() + 1);
    lines.push_back(std::move(json));
  }
  return lines;
}

int64_t update_of(const Json& line, const fs::path& path) {
  try {
    return line.at("groups").at(0).at("runs").at(0).at("update").get<int64_t>();
  } catch (const Json::exception&) {
    throw Error("{}: it is damaged: a line has no update", path.string());
  }
}

GazeGroup look_at_probe(const std::string& sentence, const Bundle& bundle, int64_t update) {
  GazeGroup group;
  for (Gaze& gaze : look(bundle, {.source = sentence, .search = bundle.config.search})) {
    gaze.name = "in training";
    gaze.update = update;
    group.gazes.push_back(std::move(gaze));
  }
  return group;
}

}  // namespace

fs::path probe_file(const fs::path& run) { return run / "probes.jsonl"; }

void record_probes(const fs::path& run, const std::vector<std::string>& sentences,
                   const Bundle& bundle, int64_t update) {
  std::vector<GazeGroup> groups;
  for (const std::string& sentence : sentences) {
    try {
      groups.push_back(look_at_probe(sentence, bundle, update));
    } catch (const Error& error) {
      spdlog::warn("--probe: {}", error.what());
    }
  }
  std::string text;
  const fs::path path = probe_file(run);
  if (fs::exists(path))
    for (const Json& line : json_lines(path))
      if (update_of(line, path) < update) text += line.dump() + '\n';
  if (!groups.empty()) text += gazes_json(groups).dump() + '\n';
  write_file(path, text);
}

std::vector<GazeGroup> read_probes(const fs::path& run) {
  const fs::path path = probe_file(run);
  if (!fs::exists(path))
    throw Error("there is no {}: a training records its probes there (regard train --probe TEXT)",
                path.string());
  std::vector<GazeGroup> probes;
  for (const Json& line : json_lines(path))
    for (const GazeGroup& group : read_gazes(line))
      for (const Gaze& gaze : group.gazes) {
        const auto same = std::ranges::find_if(probes, [&](const GazeGroup& probe) {
          return probe.gazes.front().source == gaze.source;
        });
        if (same == probes.end()) {
          probes.push_back({.gazes = {gaze}, .timeline = true});
        } else {
          same->gazes.push_back(gaze);
        }
      }
  if (probes.empty()) throw Error("{} is empty", path.string());
  return probes;
}

}  // namespace regard
