#include "regard/config/json_io.h"
#include "regard/contest/report.h"

namespace regard {
namespace {

using Json = nlohmann::ordered_json;

Json standing_json(const Standing& standing) {
  Json runs = Json::array();
  for (size_t seed = 0; seed < standing.scores.size(); ++seed) {
    Json run = {{"score", standing.scores[seed]},
                {"resampled_mean", standing.intervals[seed].mean},
                {"half_width", standing.intervals[seed].half_width}};
    if (!standing.bootstrap_p.empty()) {
      run["bootstrap_p"] = standing.bootstrap_p[seed];
      run["randomisation_p"] = standing.randomisation_p[seed];
    }
    runs.push_back(std::move(run));
  }
  return {{"mean", standing.mean()}, {"runs", std::move(runs)}};
}

Json system_json(const Report& report, size_t place) {
  const System& system = report.contest.systems[place];
  const SystemStandings& standings = report.standings.systems[place];
  Json json = {{"name", system.name}, {"note", system.note}, {"sees_test", system.sees_test}};
  const auto opponent = opponent_of(place, report.contest.against);
  if (opponent) json["tested_against"] = report.contest.systems[*opponent].name;
  for (size_t i = 0; i < standings.metrics.size(); ++i)
    json[name_of(report.standings.metrics[i])] = standing_json(standings.metrics[i]);
  json["bleu_by_length"] = standings.bleu_by_length;
  json["runs"] = Json::array();
  for (const Outcome& outcome : report.outcomes[place]) {
    json["runs"].push_back(to_json(outcome));
    json["runs"].back().erase("hypotheses");
  }
  json["options"] = to_json(system.config);
  return json;
}

}  // namespace

Json report_json(const Report& report) {
  Json json = {{"title", report.contest.title}, {"command", report.command},
               {"budget", report.budget},       {"train", report.train},
               {"valid", report.valid},         {"test", report.test},
               {"pairs", report.pairs.size()},  {"seeds", report.seeds}};
  for (size_t i = 0; i < report.standings.metrics.size(); ++i)
    json["signatures"][name_of(report.standings.metrics[i])] = report.standings.signatures[i];
  json["lengths"] = Json::array();
  for (const LengthGroup& group : report.standings.lengths)
    json["lengths"].push_back({{"words", group.name()}, {"pairs", group.pairs.size()}});
  json["systems"] = Json::array();
  for (size_t place = 0; place < report.contest.systems.size(); ++place)
    json["systems"].push_back(system_json(report, place));
  return json;
}

}  // namespace regard
