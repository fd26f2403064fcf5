#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "regard/contest/contest.h"
#include "regard/contest/outcome.h"
#include "regard/contest/standings.h"

namespace regard {

/// All that a contest came to.
struct Report {
  Contest contest;
  std::string budget;              ///< "1,600 updates each", for people
  std::string train, valid, test;  ///< files
  std::string command;             ///< that makes it again
  std::vector<int64_t> seeds;
  ParallelCorpus pairs;                        ///< of the test
  std::vector<std::vector<Outcome>> outcomes;  ///< [system][seed]
  Standings standings;
};

/// Everything but the hypotheses, for programs.
nlohmann::ordered_json report_json(const Report& report);

/// The scores in columns, for a terminal.
std::string report_summary(const Report& report);

/// Tables as GitHub shows them.
std::string report_markdown(const Report& report);

/// One page that needs no network: the tables, curves, and examples with their attention.
std::string report_html(const Report& report);

}  // namespace regard
